import { remember } from "../../model/remember.js";
import type { Cell, Run, Table } from "../../model/table.js";
import { type CsvAudience, csvField, csvHeader, csvLineEnd, csvLines } from "../csv-text.js";

const ROWS_AT_ONCE = 2_000;
const CHUNK_BYTES = 4 << 20;
/** How many texts are kept of each run and of each column. */
const KEPT = 4_000;

/** ASCII that neither the format nor a spreadsheet can take for anything else, such as `ra-acme-u42-s3`. */
const PLAIN = /^[A-Za-z][\w-]*$/;

/**
 * The table as a CSV file, in chunks of UTF-8 up to about 4 MB: a header with the columns' names, then a line a row.
 */
export function* csvChunks(table: Table, audience: CsvAudience): Iterable<Buffer> {
  yield Buffer.from(csvHeader(table.columns, audience));
  yield* table.runs === undefined ? linesOfRows(table.rows(), audience) : linesOfRuns(table.runs(), audience);
}

function* linesOfRows(rows: Iterable<readonly Cell[]>, audience: CsvAudience): Iterable<Buffer> {
  let waiting: (readonly Cell[])[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield Buffer.from(csvLines(waiting, audience));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(csvLines(waiting, audience));
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
  const end = last ? csvLineEnd(audience) : ",";
  const fields: ((cell: Cell) => string)[] = [];
  const write = (run: Run): Buffer => {
    let text = "";
    for (let index = 0; index < run.length; index += 1) {
      fields[index] ??= remember(KEPT, (cell) => csvField(cell, audience));
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
