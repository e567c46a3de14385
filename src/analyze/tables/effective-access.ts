import { ABILITIES, type Access, type GrantLeg } from "../../graph/types.js";
import { accessOfUser } from "../../graph/user-access.js";
import { accessInWords } from "../../graph/words.js";
import { remember } from "../../model/remember.js";
import type { Column, Run } from "../../model/table.js";
import { adminCell, dataSourceCells, identityOf, idList, personCells, userCells, yesNo } from "../cells.js";
import { ACCESS_NOW, ADMIN, DATA_SOURCE, PERSON, USER } from "../columns.js";
import { rowIds } from "../row-id.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";

/** How many verdicts' cells are kept: most of a usual organisation's, and a bound for a large one. */
const KEPT = 4_000;

const effectiveAccess: TableDescriptor = {
  id: "effective-access",
  title: "Effective access",
  description:
    "What every user can do to every data source, and through which groups. A pair that is not here has no access through groups, so far as everything could be read.",
  columns: [
    ...USER,
    ADMIN,
    ...DATA_SOURCE,
    {
      name: "level",
      title: "Level",
      type: "enum",
      values: ["query", "view", "schema", "unknown"],
      description:
        "Query: can have query text of their own run. View: can read results of queries that others made. Schema: sees only names of tables and columns, and dropdown values. Unknown: the server does not tell what would decide.",
    },
    {
      name: "abilities",
      title: "Abilities",
      type: "list",
      description: `What the user can do, of ${ABILITIES.join(", ")}. Where the level is unknown, what is certain.`,
    },
    ACCESS_NOW,
    list(
      "grant_groups",
      "Granted by",
      "The groups of the user that grant the data source, those that decide first.",
    ),
    list(
      "permission_groups",
      "Permitted by",
      "The groups that give the permission on which the level rests.",
    ),
    {
      name: "access_in_words",
      title: "In words",
      type: "text",
      description: "The level and where it comes from, in a sentence.",
    },
    {
      name: "row_id",
      title: "Row id",
      type: "text",
      description:
        "The same in every run, made of organisation, user and data source. No spreadsheet changes it.",
    },
    list("grant_group_ids", "Granted by, ids", "The ids of the groups in grant_groups."),
    list("permission_group_ids", "Permitted by, ids", "The ids of the groups in permission_groups."),
    {
      name: "run_any_as_owner",
      title: "Runs any text as owner",
      type: "enum",
      values: ["yes", "no", "unknown"],
      description:
        "Whether the user could run any query text here through a query that the user owns, whatever the groups grant. Whether there is such a query is not looked at.",
    },
    ...PERSON,
  ],
  make(input) {
    return { rowCount: input.counts.rows, rows: () => rowsOf(input), runs: () => runsOf(input) };
  },
};

export default Object.freeze(effectiveAccess);

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}

function* rowsOf(input: TableInput): Iterable<Run> {
  for (const runs of runsOf(input)) yield runs.flat(1);
}

/** A row is six runs: user, data source, verdict, row id, verdict again, and what the directory says of the person. */
function* runsOf({ snapshot, graph, groupLabel, drift }: TableInput): Iterable<Run[]> {
  const dataSources = new Map(snapshot.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const cellsOf = verdictCells(groupLabel);
  const rowIdOf = rowIds(snapshot.server.organisation);
  for (const user of snapshot.users) {
    const who = [...userCells(user), adminCell(graph, user.id)];
    const person = personCells(identityOf(drift, user.id));
    for (const { dataSourceId, access } of accessOfUser(graph, user.id)) {
      const { before, after } = cellsOf(access);
      yield [
        who,
        dataSources.get(dataSourceId) ?? [],
        before,
        [rowIdOf(user.id, dataSourceId)],
        after,
        person,
      ];
    }
  }
}

/** The cells that rest on the verdict alone, which many rows share: those before the row id and those after it. */
function verdictCells(groupLabel: TableInput["groupLabel"]): (access: Access) => { before: Run; after: Run } {
  const named = (groupIds: readonly number[]) => ({
    labels: groupIds.map(groupLabel),
    ids: idList(groupIds),
  });
  const granting = remember(KEPT, (legs: readonly GrantLeg[]) => named(legs.map(({ groupId }) => groupId)));
  const permitting = remember(KEPT, named);
  return remember(KEPT, (access: Access) => {
    const { level, abilities, now, grants, permissionGroups, runAnyAsOwner } = access;
    const granted = granting(grants);
    const permitted = permitting(permissionGroups);
    const words = accessInWords(access, groupLabel);
    return {
      before: [level, abilities, now, granted.labels, permitted.labels, words],
      after: [granted.ids, permitted.ids, yesNo(runAnyAsOwner)],
    };
  });
}
