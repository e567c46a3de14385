import { ABILITIES } from "../../graph/types.js";
import { accessOfUser } from "../../graph/user-access.js";
import type { Column } from "../../model/table.js";
import { accessRows, flatRows } from "../access-rows.js";
import { identityOf, personCells } from "../cells.js";
import { ACCESS_NOW, ADMIN, DATA_SOURCE, LAST_EXECUTION, PERSON, USER } from "../columns.js";
import type { TableDescriptor } from "../table-descriptor.js";
import { eventsInWords, USE_WITHOUT_EVENTS } from "../use.js";

const DESCRIPTION =
  "What every user can do to every data source, and through which groups. A pair that is not here has no access through groups, so far as everything could be read.";

const effectiveAccess: TableDescriptor = {
  id: "effective-access",
  title: "Effective access",
  description: DESCRIPTION,
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
    LAST_EXECUTION,
    ...PERSON,
  ],
  make(input) {
    const { snapshot, graph, groupLabel, drift, counts, use } = input;
    const runs = () =>
      accessRows(snapshot.users, {
        organisation: snapshot.server.organisation,
        dataSources: snapshot.dataSources,
        graph,
        groupLabel,
        personOf: (userId) => personCells(identityOf(drift, userId)),
        accessOf: (userId) => accessOfUser(graph, userId),
        use,
      });
    const description = `${DESCRIPTION} ${eventsInWords(snapshot, USE_WITHOUT_EVENTS)}`;
    return { description, rowCount: counts.rows, rows: () => flatRows(runs()), runs };
  },
};

export default Object.freeze(effectiveAccess);

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}
