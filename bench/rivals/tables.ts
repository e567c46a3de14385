import { type AccessRowsInput, accessRows } from "../../dist/analyze/access-rows.js";
import { adminCell, personCells } from "../../dist/analyze/cells.js";
import effectiveAccess from "../../dist/analyze/tables/effective-access.js";
import { useOfEvents } from "../../dist/analyze/use.js";
import { buildGraph } from "../../dist/graph/build.js";
import { labelsOf } from "../../dist/graph/labels.js";
import type { Access } from "../../dist/graph/types.js";
import { accessOfUser } from "../../dist/graph/user-access.js";
import { remember } from "../../dist/model/remember.js";
import type { Snapshot } from "../../dist/model/snapshot.js";
import type { Run, Table } from "../../dist/model/table.js";
import type { Columns } from "./contest.js";

const EIGHT = [
  ...["user_id", "user_email", "user_name", "admin"],
  ...["data_source_id", "data_source_name"],
  ...["level", "grant_groups"],
];
/** As in the table itself. */
const KEPT = 4_000;

/**
 * Effective access by itself, without a report around it, as the rivals have it: the rows and the writer of
 * effective-access.csv. With eight columns it is what the core costs, without words, abilities and ids.
 */
export function accessTable(snapshot: Snapshot, columns: Columns): Table {
  const rows = columns === "all" ? allColumns(snapshot) : eightColumns(snapshot);
  let written = 0;
  function* runs(): Iterable<readonly Run[]> {
    for (const row of rows) {
      written += 1;
      yield row;
    }
  }
  return {
    ...{ id: effectiveAccess.id, title: effectiveAccess.title, description: "" },
    columns: effectiveAccess.columns.filter(({ name }) => columns === "all" || EIGHT.includes(name)),
    /** Known once they are written. */
    get rowCount() {
      return written;
    },
    *rows() {
      for (const row of runs()) yield row.flat();
    },
    runs,
  };
}

function allColumns(snapshot: Snapshot): Iterable<readonly Run[]> {
  const graph = buildGraph(snapshot);
  const nobody = personCells(null);
  const input: AccessRowsInput = {
    organisation: snapshot.server.organisation,
    dataSources: snapshot.dataSources,
    graph,
    groupLabel: labelsOf(snapshot.groups),
    personOf: () => nobody,
    accessOf: (userId) => accessOfUser(graph, userId),
    use: useOfEvents(snapshot.events),
  };
  return accessRows(snapshot.users, input);
}

function* eightColumns(snapshot: Snapshot): Iterable<readonly Run[]> {
  const graph = buildGraph(snapshot);
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
