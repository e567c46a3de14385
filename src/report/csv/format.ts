import type { Cell } from "../../model/table.js";

/** One way to write a CSV file: what begins it, its lines, and its fields where lines are put together elsewhere. */
export interface CsvFormat {
  /** The first line, with the columns' names, and what stands before it. */
  header(columns: readonly { readonly name: string }[]): string;
  /** A line a row. A list is joined by `;` (see `joinList`), null is an empty field. */
  lines(rows: readonly (readonly Cell[])[]): string;
  /** One field as it stands in `lines`. */
  field(cell: Cell): string;
  /** What stands on both sides of a field that needs no escaping. */
  readonly quote: '"' | "";
  readonly lineEnd: string;
}

/** The items joined by `;`. An item that holds a `;` or a `\` gets a `\` before each of them. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(/[;\\]/g, "\\$&")).join(";");
}

/** The text or number of a cell, before it is escaped. */
export function cellValue(cell: Cell): string | number | null {
  return typeof cell === "object" && cell !== null ? joinList(cell) : cell;
}
