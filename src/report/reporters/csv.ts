import type { Cell, LineFormat, LineParts, Table } from "../../model/table.js";
import type { CsvFormat } from "../csv/format.js";
import { csvForMachines } from "../csv/machines.js";
import { csvForPeople } from "../csv/people.js";

/** Who reads the file: people in a spreadsheet, or machines. */
export type CsvAudience = "people" | "machines";

const FORMATS: Record<CsvAudience, CsvFormat> = { people: csvForPeople, machines: csvForMachines };

const ROWS_AT_ONCE = 2_000;
const CHUNK_BYTES = 1 << 20;
/** UTF-8 has at most three bytes for each unit of a string. */
const MOST_BYTES_EACH = 3;

/**
 * The table as a CSV file, in chunks of UTF-8 of about 1 MB: a header with the columns' names, then a line a row.
 */
export function* csvChunks(table: Table, audience: CsvAudience): Iterable<Buffer> {
  const format = FORMATS[audience];
  yield csvHeader(table, audience);
  yield* inChunks(table.lines?.(format) ?? linesOf(table.rows(), format));
}

/** What such a file begins with: the columns' names, and what stands before them. */
export function csvHeader({ columns }: Pick<Table, "columns">, audience: CsvAudience): Buffer {
  return Buffer.from(FORMATS[audience].header(columns));
}

/** What follows the header, in parts: each in chunks as `csvChunks` makes them. */
export interface CsvParts {
  readonly count: number;
  chunks(part: number): Iterable<Buffer>;
}

export function csvParts(parts: (format: LineFormat) => LineParts, audience: CsvAudience): CsvParts {
  const { count, lines } = parts(FORMATS[audience]);
  return { count, chunks: (part) => inChunks(lines(part)) };
}

function* linesOf(rows: Iterable<readonly Cell[]>, format: CsvFormat): Iterable<string> {
  let waiting: (readonly Cell[])[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield format.lines(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield format.lines(waiting);
}

function* inChunks(texts: Iterable<string>): Iterable<Buffer> {
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let used = 0;
  for (const text of texts) {
    const room = text.length * MOST_BYTES_EACH;
    if (used + room > CHUNK_BYTES) {
      if (used > 0) yield chunk.subarray(0, used);
      chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      used = 0;
    }
    if (room > CHUNK_BYTES) yield Buffer.from(text);
    else used += chunk.write(text, used);
  }
  if (used > 0) yield chunk.subarray(0, used);
}
