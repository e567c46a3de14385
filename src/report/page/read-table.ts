import { remember } from "../../model/remember.js";
import type { Report } from "../../model/report.js";
import type { Cell } from "../../model/table.js";
import { visible } from "../../page/visible.js";

/** A row by column name. A list is an array; null: there is nothing to say. */
export type Row<C extends string> = Readonly<Record<C, Cell>>;

/**
 * The rows of one table, with the columns that the page needs. A table or a column that is not there is a defect
 * of the report, not something to go on with.
 */
export function* readCells<const C extends string>(
  report: Report,
  id: string,
  names: readonly C[],
): Iterable<Row<C>> {
  const table = report.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`The report has no table ${id}.`);
  const places = names.map((name) => {
    const place = table.columns.findIndex((column) => column.name === name);
    if (place < 0) throw new Error(`The table ${id} has no column ${name}.`);
    return [name, place] as const;
  });
  for (const cells of table.rows()) {
    const row = {} as Record<C, Cell>;
    for (const [name, place] of places) row[name] = cells[place] ?? null;
    yield row;
  }
}

/** The same rows with their text visible. */
export function* readTable<const C extends string>(
  report: Report,
  id: string,
  names: readonly C[],
): Iterable<Row<C>> {
  const shown = remember(TEXTS_KEPT, visible);
  for (const row of readCells(report, id, names)) {
    for (const name of names) (row as Record<C, Cell>)[name] = seen(row[name], shown);
    yield row;
  }
}

/** The large table says the same again and again. */
const TEXTS_KEPT = 20_000;

/** The text of a cell; of a list, its entries joined; of nothing, nothing. */
export function text(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.join(", ") : String(cell);
}

/** @throws Error where a number has to be and none is. */
export function integer(cell: Cell): number {
  if (typeof cell !== "number") throw new Error(`A number was expected, not ${JSON.stringify(cell)}.`);
  return cell;
}

export function list(cell: Cell): readonly string[] {
  if (cell === null) return [];
  return typeof cell === "object" ? cell : [String(cell)];
}

function seen(cell: Cell, shown: (text: string) => string): Cell {
  if (typeof cell === "string") return shown(cell);
  return typeof cell === "object" && cell !== null ? cell.map(shown) : cell;
}
