import { accessParts, accessRowsInput, accessSource } from "../../dist/analyze/access-parts.js";
import { accessRows } from "../../dist/analyze/access-rows.js";
import { adminCell, personCells } from "../../dist/analyze/cells.js";
import { fieldsIn } from "../../dist/analyze/recurring-runs.js";
import effectiveAccess from "../../dist/analyze/tables/effective-access.js";
import { useOfEvents } from "../../dist/analyze/use.js";
import type { AccessGraph } from "../../dist/graph/access-graph.js";
import { buildGraph } from "../../dist/graph/build.js";
import { labelsOf } from "../../dist/graph/labels.js";
import { eachStanding } from "../../dist/graph/standings.js";
import type { Access } from "../../dist/graph/types.js";
import { accessOfUser } from "../../dist/graph/user-access.js";
import type { Account, Snapshot } from "../../dist/model/snapshot.js";
import { type LineFormat, linesOf, type Run, type Table } from "../../dist/model/table.js";
import type { Columns } from "./contest.js";

const EIGHT = [
  ...["user_id", "user_email", "user_name", "admin"],
  ...["data_source_id", "data_source_name"],
  ...["level", "grant_groups"],
];

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
    ...(columns === "all" ? allColumns(snapshot, graph) : eightColumns(snapshot, graph)),
  };
}

function allColumns(snapshot: Snapshot, graph: AccessGraph): Pick<Table, "rows" | "lines" | "inParts"> {
  const nobody = personCells(null);
  const known = { snapshot, graph, groupLabel: labelsOf(snapshot.groups), use: useOfEvents(snapshot.events) };
  const input = accessRowsInput(known, () => nobody);
  const parts = (format: LineFormat) => accessParts(snapshot, input, format);
  return {
    rows: () => accessRows(snapshot.users, input),
    lines: (format) => linesOf(parts(format)),
    inParts: { parts, source: () => accessSource(snapshot, null) },
  };
}

function eightColumns(
  { users, dataSources, groups }: Snapshot,
  graph: AccessGraph,
): Pick<Table, "rows" | "lines"> {
  const label = labelsOf(groups);
  const who = ({ id, email, name }: Account): Run => [id, email, name, adminCell(graph, id)];
  const what = ({ level, grants }: Access): Run => [level, grants.map(({ groupId }) => label(groupId))];
  return {
    *rows() {
      const where = new Map(dataSources.map(({ id, name }) => [id, [id, name]]));
      for (const user of users) {
        for (const { dataSourceId, access } of accessOfUser(graph, user.id)) {
          yield [...who(user), ...(where.get(dataSourceId) ?? []), ...what(access)];
        }
      }
    },
    *lines(format) {
      const fields = fieldsIn(format);
      const where = new Map(dataSources.map(({ id, name }) => [id, `${fields([id, name])},`]));
      for (const user of users) {
        const start = `${fields(who(user))},`;
        const ends = new Map<Access, string>();
        let lines = "";
        for (const { dataSourceId, access } of accessOfUser(graph, user.id)) {
          const end = ends.get(access) ?? `${fields(what(access))}${format.lineEnd}`;
          ends.set(access, end);
          lines += start + where.get(dataSourceId) + end;
        }
        yield lines;
      }
    },
  };
}
