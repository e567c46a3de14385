import { type Options, stringify } from "csv-stringify/sync";
import { remember } from "../../model/remember.js";
import type { Cell, Run, Table } from "../../model/table.js";
import { neutraliseText } from "../safety/spreadsheet.js";

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

const ROWS_AT_ONCE = 2_000;
const CHUNK_BYTES = 4 << 20;
/** How many texts are kept of each run and of each column. */
const KEPT = 4_000;

/** ASCII that neither the format nor a spreadsheet can take for anything else, such as `ra-acme-u42-s3`. */
const PLAIN = /^[A-Za-z][\w-]*$/;

/**
 * The table as a CSV file, in chunks of UTF-8 up to about 4 MB: a header with the columns' names, then a line a row.
 * A list is joined by `;` (see `joinList`), null is an empty field. Never a `sep=` line: it makes Excel ignore the BOM.
 */
export function* csvChunks(table: Table, audience: CsvAudience): Iterable<Buffer> {
  const header = stringify([table.columns.map((column) => column.name)], OPTIONS[audience]);
  yield Buffer.from(audience === "people" ? BOM + header : header);
  yield* table.runs === undefined ? linesOfRows(table.rows(), audience) : linesOfRuns(table.runs(), audience);
}

function* linesOfRows(rows: Iterable<readonly Cell[]>, audience: CsvAudience): Iterable<Buffer> {
  let waiting: CsvValue[][] = [];
  for (const row of rows) {
    waiting.push(row.map((cell) => csvValue(cell, audience)));
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield Buffer.from(stringify(waiting, OPTIONS[audience]));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(stringify(waiting, OPTIONS[audience]));
}

/**
 * The bytes that `linesOfRows` gives for the same table (a test compares them), several times faster: csv-stringify
 * writes each distinct run once, and millions of rows are put together from the bytes that it gave.
 */
function* linesOfRuns(rows: Iterable<readonly Run[]>, audience: CsvAudience): Iterable<Buffer> {
  const writers: RunWriter[] = [];
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let used = 0;
  for (const runs of rows) {
    for (let index = 0; index < runs.length; index += 1) {
      writers[index] ??= runWriter(audience, index === runs.length - 1);
      const field = (writers[index] as RunWriter)(runs[index] as Run);
      if (used + field.length > chunk.length) {
        yield chunk.subarray(0, used);
        chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, field.length));
        used = 0;
      }
      if (typeof field === "string") chunk.write(field, used, "latin1");
      else chunk.set(field, used);
      used += field.length;
    }
  }
  if (used > 0) yield chunk.subarray(0, used);
}

/** Gives the bytes of a run with what follows it in the line. A string is ASCII. */
type RunWriter = (run: Run) => Buffer | string;

function runWriter(audience: CsvAudience, last: boolean): RunWriter {
  const quote = audience === "people" ? '"' : "";
  const end = last ? OPTIONS[audience].record_delimiter : ",";
  const fields: ((cell: Cell) => string)[] = [];
  const write = (run: Run): Buffer => {
    let text = "";
    for (let index = 0; index < run.length; index += 1) {
      fields[index] ??= remember(KEPT, (cell) => fieldOf(cell, audience));
      text += (index === 0 ? "" : ",") + fields[index]?.(run[index] as Cell);
    }
    return Buffer.from(text + end);
  };
  const writeOnce = remember(KEPT, write);
  return (run) => {
    if (run.length > 1) return writeOnce(run);
    const only = run[0];
    return typeof only === "string" && PLAIN.test(only) ? quote + only + quote + end : write(run);
  };
}

/** One field. Text that needs no escaping is put in its quotes here, because it is most of all text. */
function fieldOf(cell: Cell, audience: CsvAudience): string {
  const value = csvValue(cell, audience);
  if (typeof value === "string" && audience === "people" && !value.includes('"')) return `"${value}"`;
  return stringify([[value]], { ...OPTIONS[audience], record_delimiter: "" });
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
