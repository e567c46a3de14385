import { ASKS_A_LOOK, ASKS_QUOTES, type Cell } from "../../model/table.js";
import { isRisky, neutraliseText } from "../safety/spreadsheet.js";
import { type CsvFormat, cellValue, inQuotes, listItem } from "./format.js";

const BOM = "\ufeff";
const LINE_END = "\r\n";

/**
 * For a spreadsheet: UTF-8 with BOM, CRLF, every field quoted (RFC 4180), text neutralised (safety/spreadsheet.ts),
 * numbers as they are. Never a `sep=` line: it makes Excel ignore the BOM. Where every field is quoted escaping is one
 * replacement, and is done here: the page carries this module, and a library would be a tenth of it. csv-stringify is
 * the judge of its bytes in the tests.
 */
export const csvForPeople: CsvFormat = {
  header: (columns) => BOM + lineOf(columns.map(({ name }) => name)),
  lines: (rows) => rows.map(lineOf).join(""),
  field,
  quote: '"',
  lineEnd: LINE_END,
  item: listItem,
  asks: (piece) => (isRisky(piece) || piece.includes('"') ? ASKS_A_LOOK : ASKS_QUOTES),
};

function lineOf(row: readonly Cell[]): string {
  return row.map(field).join(",") + LINE_END;
}

function field(cell: Cell): string {
  const value = cellValue(cell);
  if (typeof value !== "string") return `"${value ?? ""}"`;
  return inQuotes(neutraliseText(value));
}
