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
  lines,
  field,
  quote: '"',
  lineEnd: LINE_END,
  item: listItem,
  asks: (piece) => (isRisky(piece) || piece.includes('"') ? ASKS_A_LOOK : ASKS_QUOTES),
};

function lineOf(row: readonly Cell[]): string {
  return lines([row]);
}

/** Rows that follow each other have many cells in common: what was written last in each column is at hand. */
function lines(rows: readonly (readonly Cell[])[]): string {
  const lastCells: Cell[] = [];
  const written: string[] = [];
  let text = "";
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] as Cell;
      if (at === written.length || cell !== lastCells[at]) {
        lastCells[at] = cell;
        written[at] = at === 0 ? field(cell) : `,${field(cell)}`;
      }
      text += written[at] as string;
    }
    text += LINE_END;
  }
  return text;
}

function field(cell: Cell): string {
  const value = cellValue(cell);
  if (typeof value !== "string") return `"${value ?? ""}"`;
  return inQuotes(neutraliseText(value));
}
