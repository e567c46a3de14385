import { BETWEEN_ITEMS, type Cell, type LineFormat } from "../../model/table.js";

/** One way to write a CSV file: what begins it, its lines, and their fields. */
export interface CsvFormat extends LineFormat {
  /** The first line, with the columns' names, and what stands before it. */
  header(columns: readonly { readonly name: string }[]): string;
  /** A line a row. A list is joined by `;` (see `joinList`), null is an empty field. */
  lines(rows: readonly (readonly Cell[])[]): string;
}

const TO_ESCAPE = /[;\\]/;

/** The items joined by `;`. An item that holds a `;` or a `\` gets a `\` before each of them. */
export function joinList(items: readonly string[]): string {
  return items.map(listItem).join(BETWEEN_ITEMS);
}

/** An item as `joinList` puts it into the list. */
export function listItem(text: string): string {
  return TO_ESCAPE.test(text) ? text.replaceAll(/[;\\]/g, "\\$&") : text;
}

/** The text in quotes, those in it doubled (RFC 4180). */
export function inQuotes(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/** The text or number of a cell, before it is escaped. */
export function cellValue(cell: Cell): string | number | null {
  return typeof cell === "object" && cell !== null ? joinList(cell) : cell;
}
