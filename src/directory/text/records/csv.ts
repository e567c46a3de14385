import { finished } from "node:stream/promises";
import { type CsvError, type Parser, parse } from "csv-parse";
import { counted } from "../../../model/counted.js";
import { Problem } from "../../../model/problem.js";
import { lineBreaks } from "../line-breaks.js";
import { beginningOf } from "./csv-beginning.js";
import type { OpenRecordParser, RecordHandler } from "./types.js";

/** In characters: as long as a row, or what stands before the first one, may be. */
const MAX_ROW = 4 * 1024 * 1024;

/** As many rows as get a warning of their own; how many more there are is said at the end. */
const ROWS_NAMED = 20;

/** How far a file has been read. */
interface Table {
  readonly fileName: string;
  readonly handler: RecordHandler;
  /** The line in which the next row begins, empty lines not counted. */
  line: number;
  /** The columns' names in their order, `""` where one has none. null: the header has not come yet. */
  columns: readonly string[] | null;
  /** The same as they are written. */
  header: readonly string[];
  shortRows: number;
  /** What went wrong within the parser of rows, which would tell it too late. */
  failure: { readonly error: unknown } | null;
}

/**
 * Rows of a CSV file below its header, separated by comma, semicolon or tab, whichever the header has most of. A row
 * with fewer cells than the header is read, with a warning, and lacks those members; one that has text in further
 * cells is unusable: nobody knows which cell is which. A header that names a column twice is refused.
 */
export const csvRecords: OpenRecordParser = (fileName, handler) => {
  const table: Table = { fileName, handler, line: 1, columns: null, header: [], shortRows: 0, failure: null };
  let waiting = "";
  let rows: Parser | null = null;
  const begin = (text: string): Parser | null => {
    const start = beginningOf(text);
    if (start === null) return null;
    table.line = start.line;
    const parser = rowParser(table, start.delimiter);
    writeTo(parser, start.text, table);
    return parser;
  };
  return {
    write(text) {
      if (rows !== null) return writeTo(rows, text, table);
      waiting += text;
      rows = begin(waiting);
      if (rows === null && waiting.length > MAX_ROW) throw noHeader(fileName);
      if (rows !== null) waiting = "";
    },
    async end() {
      rows ??= begin(`${waiting}\n`);
      if (rows === null) throw noHeader(fileName);
      await endOf(rows, table);
    },
    seen: () => ({
      head: null,
      lists: [""],
      columns: table.columns?.filter((name) => name !== "") ?? [],
      header: table.header.filter((name) => name !== ""),
    }),
  };
};

function noHeader(fileName: string): Problem {
  return new Problem("directory_unreadable", `${fileName} has no first line with the names of columns.`, {
    place: `${fileName}:1`,
  });
}

function rowParser(table: Table, delimiter: string): Parser {
  const guarded = (step: () => void): null => {
    try {
      if (table.failure === null) step();
    } catch (error) {
      table.failure = { error };
    }
    return null;
  };
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: MAX_ROW,
    on_record: (cells, { empty_lines }) => guarded(() => takeRow(table, cells, table.line + empty_lines)),
    // Only so are errors told at once, and not after the next rows.
    skip_records_with_error: true,
    on_skip(error) {
      guarded(() => refuseRow(table, error, table.line + parser.info.empty_lines));
      return undefined;
    },
  });
  return parser.resume();
}

function writeTo(parser: Parser, text: string, table: Table): void {
  parser.write(text);
  if (table.failure !== null) throw table.failure.error;
}

async function endOf(parser: Parser, table: Table): Promise<void> {
  parser.end();
  await finished(parser);
  if (table.failure !== null) throw table.failure.error;
  if (table.columns === null) throw noHeader(table.fileName);
  const more = table.shortRows - ROWS_NAMED;
  if (more <= 0) return;
  table.handler.warn(`${table.fileName}: ${counted(more, "further row")} with fewer cells than the header`);
}

function takeRow(table: Table, cells: readonly string[], line: number): void {
  table.line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
  const { columns, fileName, handler } = table;
  if (columns === null) {
    table.header = headerOf(table, cells, line);
    table.columns = table.header.map((name) => name.toLowerCase());
    return;
  }
  // Excel leaves rows of nothing but separators behind deleted ones.
  if (cells.every((cell) => cell.trim() === "")) return;
  const record = { list: "", value: cellsByColumn(columns, cells), place: `${fileName}:${line}` };
  const cellsAndColumns = `${counted(cells.length, "cell")} under ${counted(columns.length, "column")}`;
  if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    handler.unusable(`${cellsAndColumns}: nobody knows which cell is which`, record);
    return;
  }
  if (cells.length < columns.length) {
    table.shortRows += 1;
    if (table.shortRows <= ROWS_NAMED) handler.warn(`${record.place}: ${cellsAndColumns}`);
  }
  handler.record(record);
}

function cellsByColumn(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const value: Record<string, string> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (column !== "" && cell !== undefined) value[column] = cell;
  }
  return value;
}

/** The header, without the empty cells that spreadsheets leave at its end. */
function headerOf({ fileName, handler }: Table, cells: readonly string[], line: number): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const header = names.slice(0, names.findLastIndex((name) => name !== "") + 1);
  const columns = header.map((name) => name.toLowerCase());
  const place = `${fileName}:${line}`;
  if (header.length === 0) throw noHeader(fileName);
  for (const [index, name] of header.entries()) {
    const first = columns.indexOf(name.toLowerCase());
    if (name === "") handler.warn(`${place}: column ${index + 1} has no name, and is not read`);
    else if (first < index) {
      const message = `${fileName} names the column ${JSON.stringify(name)} twice: columns ${first + 1} and ${index + 1}.`;
      const hint = "Take out or rename the one that does not hold, and give that file.";
      throw new Problem("directory_unreadable", message, { place, hint });
    }
  }
  return header;
}

const ROW_FLAWS: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: "a double quote within a cell that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "text behind the double quote that closes a cell",
  CSV_QUOTE_NOT_CLOSED: "a double quote that is never closed",
  CSV_MAX_RECORD_SIZE: "more than 4 MiB",
};

function refuseRow({ fileName }: Table, error: CsvError | undefined, line: number): never {
  const flaw = ROW_FLAWS[error?.code ?? ""] ?? "something that is not CSV";
  throw new Problem(
    "directory_unreadable",
    `${fileName} cannot be read: the row that begins in line ${line} has ${flaw}.`,
    {
      place: `${fileName}:${line}`,
      hint: "Export it again, whole and unchanged. In CSV, a cell with double quotes stands in double quotes, and has its own twice.",
      cause: error,
    },
  );
}
