import { remember } from "../../model/remember.js";
import type { Cell, Run, Table } from "../../model/table.js";
import type { CsvFormat } from "../csv/format.js";
import { csvForMachines } from "../csv/machines.js";
import { csvForPeople } from "../csv/people.js";

/** Who reads the file: people in a spreadsheet, or machines. */
export type CsvAudience = "people" | "machines";

const FORMATS: Record<CsvAudience, CsvFormat> = { people: csvForPeople, machines: csvForMachines };

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
  const format = FORMATS[audience];
  yield Buffer.from(format.header(table.columns));
  yield* table.runs === undefined ? linesOfRows(table.rows(), format) : linesOfRuns(table.runs(), format);
}

function* linesOfRows(rows: Iterable<readonly Cell[]>, format: CsvFormat): Iterable<Buffer> {
  let waiting: (readonly Cell[])[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield Buffer.from(format.lines(waiting));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(format.lines(waiting));
}

/**
 * The bytes that `linesOfRows` gives for the same table (a test compares them), several times faster: each
 * distinct run is escaped once, and millions of rows are put together from its bytes.
 */
function* linesOfRuns(rows: Iterable<readonly Run[]>, format: CsvFormat): Iterable<Buffer> {
  const writers: RunWriter[] = [];
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let used = 0;
  for (const runs of rows) {
    for (let index = 0; index < runs.length; index += 1) {
      writers[index] ??= runWriter(format, index === runs.length - 1);
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

function runWriter({ quote, lineEnd, field }: CsvFormat, last: boolean): RunWriter {
  const end = last ? lineEnd : ",";
  const fields: ((cell: Cell) => string)[] = [];
  const write = (run: Run): Buffer => {
    let text = "";
    for (let index = 0; index < run.length; index += 1) {
      fields[index] ??= remember(KEPT, field);
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
