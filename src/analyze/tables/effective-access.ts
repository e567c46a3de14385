import { accessOfUser } from "../../graph/user-access.js";
import { ABILITIES, LEVELS } from "../../model/access-words.js";
import { sentences } from "../../model/sentences.js";
import { type Column, type LineFormat, linesOf } from "../../model/table.js";
import { accessLines } from "../access-lines.js";
import { accessSource } from "../access-parts.js";
import { type AccessRowsInput, accessRows } from "../access-rows.js";
import { identityOf, personCells } from "../cells.js";
import { ACCESS_NOW, ADMIN, DATA_SOURCE, LAST_EXECUTION, PERSON, USER } from "../columns.js";
import { inPartsOfUsers } from "../parts-of-users.js";
import type { TableDescriptor } from "../table-descriptor.js";
import { eventsInWords } from "../use.js";
import { notReadOf } from "../ways-not-read.js";

const DESCRIPTION =
  "What every user can do to every data source, through which groups, and by which queries of their own. A pair that is not here has no access in these ways, so far as everything could be read; keys, links and what else leads round the groups is in ways-round.";

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
        "Query: can have query text of their own run, through groups or by queries of their own. View: can read results of queries that others made. Schema: sees only names of tables and columns, and dropdown values. Unknown: the server does not tell what would decide.",
    },
    {
      name: "abilities",
      title: "Abilities",
      type: "list",
      description: `What the user can do through groups, of ${ABILITIES.join(", ")}. Where the level is unknown, what is certain.`,
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
      "The groups that give the permission on which the level through groups rests.",
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
        "Whether the user could run any query text here through a query that the user owns, whatever the groups grant. Whether there is such a query is in through_queries.",
    },
    list(
      "through_queries",
      "Own queries",
      "The ids of the queries by which the user has query text of their own run here, whatever the groups grant: those that the user owns or may modify; on Redash 8 those on other data sources too, and `a new query` where the user can make one. `unknown`: none is known, and not all could be read. Empty: there is none.",
    ),
    {
      name: "level_through_groups",
      title: "Level through groups",
      type: "enum",
      values: LEVELS,
      description: "What the groups alone give: the level, were it not for queries of their own.",
    },
    LAST_EXECUTION,
    ...PERSON,
  ],
  make(input) {
    const { snapshot, graph, groupLabel, use, drift, counts, completeness } = input;
    const { server, dataSources } = snapshot;
    const rowsInput: AccessRowsInput = {
      organisation: server.organisation,
      ...{ dataSources, graph, groupLabel, use },
      personOf: (userId) => personCells(identityOf(drift, userId)),
    };
    const description = sentences([
      DESCRIPTION,
      queriesInWords(notReadOf(snapshot, ["queries", "modifiers"])),
      eventsInWords(snapshot),
    ]);
    const parts = (format: LineFormat) => inPartsOfUsers(snapshot.users, accessLines(rowsInput, format));
    return {
      description,
      rowCount: counts.rows,
      rows: () => accessRows(snapshot.users, rowsInput, (userId) => accessOfUser(graph, userId)),
      lines: (format) => linesOf(parts(format)),
      // The graph of a part of a run knows of more than stands in its snapshot.
      ...(completeness !== null && { inParts: { parts, source: () => accessSource(snapshot, drift) } }),
    };
  },
};

export default Object.freeze(effectiveAccess);

function queriesInWords(notRead: readonly string[]): string {
  if (notRead.length === 0) return "";
  return `Whose queries there are is not all known, so that somebody may have a higher level than it says, or access without a row: ${notRead.join(" ")}`;
}

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}
