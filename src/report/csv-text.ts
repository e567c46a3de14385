import { type Options, stringify } from "csv-stringify/sync";
import type { Cell } from "../model/table.js";
import { neutraliseText } from "./safety/spreadsheet.js";

/**
 * Who reads the file.
 * `people`: a spreadsheet. UTF-8 with BOM, CRLF, every field quoted, text neutralised (safety/spreadsheet.ts).
 * `machines`: exact text, no BOM, a field quoted only where it must be. Lines end with LF, not with RFC 4180's CRLF:
 * tools that work by the line would otherwise find a carriage return at the end of each last field.
 */
export type CsvAudience = "people" | "machines";

const BOM = "\ufeff";
const OPTIONS: Record<CsvAudience, Options & { readonly record_delimiter: string }> = {
  people: { quoted: true, quoted_empty: true, record_delimiter: "\r\n" },
  // Without quote_record_delimiter a lone carriage return in a name would stay bare, and end the line for some readers.
  machines: { record_delimiter: "\n", quote_record_delimiter: true },
};

/** The first line, with the columns' names. Never a `sep=` line: it makes Excel ignore the BOM. */
export function csvHeader(columns: readonly { readonly name: string }[], audience: CsvAudience): string {
  const header = stringify([columns.map(({ name }) => name)], OPTIONS[audience]);
  return audience === "people" ? BOM + header : header;
}

/** A line a row. A list is joined by `;` (see `joinList`), null is an empty field. */
export function csvLines(rows: readonly (readonly Cell[])[], audience: CsvAudience): string {
  return stringify(
    rows.map((row) => row.map((cell) => csvValue(cell, audience))),
    OPTIONS[audience],
  );
}

/** One field as it stands in `csvLines`. */
export function csvField(cell: Cell, audience: CsvAudience): string {
  const value = csvValue(cell, audience);
  // Most of all text needs no escaping: it is put in its quotes here.
  if (typeof value === "string" && audience === "people" && !value.includes('"')) return `"${value}"`;
  return stringify([[value]], { ...OPTIONS[audience], record_delimiter: "" });
}

/** What ends a line. */
export function csvLineEnd(audience: CsvAudience): string {
  return OPTIONS[audience].record_delimiter;
}

type CsvValue = string | number | null;

/** What csv-stringify is given for a cell: for people, text is neutralised and numbers are not. */
function csvValue(cell: Cell, audience: CsvAudience): CsvValue {
  const value = typeof cell === "object" && cell !== null ? joinList(cell) : cell;
  return typeof value === "string" && audience === "people" ? neutraliseText(value) : value;
}

/** The items joined by `;`. An item that holds a `;` or a `\` gets a `\` before each of them. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(/[;\\]/g, "\\$&")).join(";");
}
