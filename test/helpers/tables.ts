import { buildReport } from "../../src/analyze/report.js";
import type { Comparison } from "../../src/drift/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import type { Cell, Table } from "../../src/model/table.js";

export function tableOf(snapshot: Snapshot, id: string, comparison: Comparison | null = null): Table {
  const table = buildReport(snapshot, { comparison }).tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table;
}

/** The rows of one table of the snapshot's report, with the named columns only. */
export function rowsOf(
  snapshot: Snapshot,
  id: string,
  columns: readonly string[],
  comparison: Comparison | null = null,
): Cell[][] {
  const table = tableOf(snapshot, id, comparison);
  const places = columns.map((name) => {
    const place = table.columns.findIndex((column) => column.name === name);
    if (place < 0) throw new Error(`no column ${name} in ${id}`);
    return place;
  });
  return [...table.rows()].map((row) => places.map((place) => row[place] ?? null));
}
