import { stringify } from "csv-stringify/sync";
import { ASKS_A_LOOK, ASKS_QUOTES } from "../../model/table.js";
import { type CsvFormat, cellValue, inQuotes, listItem } from "./format.js";

// Without quote_record_delimiter a lone carriage return in a name would stay bare, and end the line for some readers.
const OPTIONS = { record_delimiter: "\n", quote_record_delimiter: true };

/**
 * For programs: exact text, no BOM, a field quoted only where it must be. Lines end with LF, not with RFC 4180's CRLF:
 * tools that work by the line would otherwise find a carriage return at the end of each last field.
 */
export const csvForMachines: CsvFormat = {
  header: (columns) => stringify([columns.map(({ name }) => name)], OPTIONS),
  lines: (rows) =>
    stringify(
      rows.map((row) => row.map(cellValue)),
      OPTIONS,
    ),
  field(cell) {
    const text = String(cellValue(cell) ?? "");
    return TO_QUOTE.test(text) ? inQuotes(text) : text;
  },
  quote: "",
  lineEnd: OPTIONS.record_delimiter,
  item: listItem,
  asks(piece) {
    if (!TO_QUOTE.test(piece)) return 0;
    return piece.includes('"') ? ASKS_A_LOOK : ASKS_QUOTES;
  },
};

/** Millions of fields have none of these, and need no library. */
const TO_QUOTE = /[",\r\n]/;
