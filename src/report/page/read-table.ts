import { remember } from "../../model/remember.js";
import type { Report } from "../../model/report.js";
import type { Cell } from "../../model/table.js";
import { visible } from "../../page/visible.js";

/** A row by column name. A list is an array; null: there is nothing to say. */
export type Row<C extends string> = Readonly<Record<C, Cell>>;

/**
 * The columns of one table that the page needs, each as a list of cells: rows of as many members, all at once, would
 * take many times the memory. Rows to be left out never stand in memory together: of memberships there may be millions.
 * A table or a column that is not there is a defect of the report, not something to go on with.
 */
export function readColumns<const C extends string>(
  report: Report,
  id: string,
  names: readonly C[],
  isWanted?: (row: Row<C>) => boolean,
): Record<C, readonly Cell[]> {
  const { table, places } = placesOf(report, id, names);
  const columns = places.map((): Cell[] => []);
  for (const cells of table.rows()) {
    if (isWanted !== undefined && !isWanted(rowOf(names, places, cells))) continue;
    places.forEach((place, at) => {
      columns[at]?.push(cells[place] ?? null);
    });
  }
  return Object.fromEntries(names.map((name, at) => [name, columns[at] ?? []])) as Record<C, Cell[]>;
}

function placesOf(report: Report, id: string, names: readonly string[]) {
  const table = report.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`The report has no table ${id}.`);
  const places = names.map((name) => {
    const place = table.columns.findIndex((column) => column.name === name);
    if (place < 0) throw new Error(`The table ${id} has no column ${name}.`);
    return place;
  });
  return { table, places };
}

function rowOf<C extends string>(
  names: readonly C[],
  places: readonly number[],
  cells: readonly Cell[],
): Row<C> {
  const row = {} as Record<C, Cell>;
  names.forEach((name, at) => {
    row[name] = cells[places[at] as number] ?? null;
  });
  return row;
}

/** The rows of one table, with the columns that the page needs and their text visible. */
export function* readTable<const C extends string>(
  report: Report,
  id: string,
  names: readonly C[],
): Iterable<Row<C>> {
  const shown = remember(TEXTS_KEPT, visible);
  const { table, places } = placesOf(report, id, names);
  for (const cells of table.rows()) {
    const row = rowOf(names, places, cells);
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
