import { accessParts, accessRowsInput, accessSource } from "../../dist/analyze/access-parts.js";
import { accessRows } from "../../dist/analyze/access-rows.js";
import { adminCell, personCells } from "../../dist/analyze/cells.js";
import { rowsInRuns } from "../../dist/analyze/recurring-runs.js";
import effectiveAccess from "../../dist/analyze/tables/effective-access.js";
import type { AccessGraph } from "../../dist/graph/access-graph.js";
import { buildGraph } from "../../dist/graph/build.js";
import { labelsOf } from "../../dist/graph/labels.js";
import { eachStanding } from "../../dist/graph/standings.js";
import type { Access } from "../../dist/graph/types.js";
import { accessOfUser } from "../../dist/graph/user-access.js";
import { remember } from "../../dist/model/remember.js";
import type { Snapshot } from "../../dist/model/snapshot.js";
import { type LineFormat, linesOf, type Run, type Table } from "../../dist/model/table.js";
import type { Columns } from "./contest.js";

const EIGHT = [
  ...["user_id", "user_email", "user_name", "admin"],
  ...["data_source_id", "data_source_name"],
  ...["level", "grant_groups"],
];
/** How many verdicts are kept. */
const KEPT = 4_000;

/**
 * Effective access by itself, without a report around it, as the rivals have it: the rows and the writer of
 * effective-access.csv. With eight columns it is what the core costs, without words, abilities and ids.
 */
export function accessTable(snapshot: Snapshot, columns: Columns): Table {
  const graph = buildGraph(snapshot);
  return {
    ...{ id: effectiveAccess.id, title: effectiveAccess.title, description: "" },
    columns: effectiveAccess.columns.filter(({ name }) => columns === "all" || EIGHT.includes(name)),
    get rowCount() {
      let rows = 0;
      eachStanding(graph, () => {
        rows += 1;
      });
      return rows;
    },
    ...(columns === "all" ? allColumns(snapshot, graph) : rowsInRuns(() => eightColumns(snapshot, graph))),
  };
}

function allColumns(snapshot: Snapshot, graph: AccessGraph): Pick<Table, "rows" | "lines" | "inParts"> {
  const nobody = personCells(null);
  const input = accessRowsInput(snapshot, graph, () => nobody);
  const parts = (format: LineFormat) => accessParts(snapshot, input, format);
  return {
    rows: () => accessRows(snapshot.users, input),
    lines: (format) => linesOf(parts(format)),
    inParts: { parts, source: () => accessSource(snapshot, null) },
  };
}

function* eightColumns(snapshot: Snapshot, graph: AccessGraph): Iterable<readonly Run[]> {
  const label = labelsOf(snapshot.groups);
  const dataSources = new Map<number, Run>(snapshot.dataSources.map(({ id, name }) => [id, [id, name]]));
  const verdictOf = remember(KEPT, ({ level, grants }: Access): Run => {
    return [level, grants.map(({ groupId }) => label(groupId))];
  });
  for (const { id, email, name } of snapshot.users) {
    const who: Run = [id, email, name, adminCell(graph, id)];
    for (const { dataSourceId, access } of accessOfUser(graph, id)) {
      yield [who, dataSources.get(dataSourceId) ?? [], verdictOf(access)];
    }
  }
}
