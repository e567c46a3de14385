import { DIFF_SCHEMA_VERSION, type Diff, type DiffPart, type DiffRow } from "../../model/diff.js";
import { type Directory, directorySchema } from "../../model/directory.js";
import { asParsed } from "../../model/parse-snapshot.js";
import { REPORT_SCHEMA_VERSION, type Report } from "../../model/report.js";
import type { Snapshot } from "../../model/snapshot.js";
import { inOrder } from "../../model/snapshot-order.js";
import type { Table } from "../../model/table.js";

/** A table with more rows is not repeated in report.json: such a file could not be opened with usual tools. */
export const MOST_ROWS = 250_000;

const CHUNK_LENGTH = 1 << 20;

/**
 * report.json, in chunks: always the exact text, whomever the CSV files are made for. docs/schemas/report.schema.json
 * tells its shape. One row of a table stands on one line.
 */
export function jsonReport(report: Report): Iterable<string> {
  return inChunks(reportParts(report));
}

function* reportParts({ tables, since, ...head }: Report): Iterable<string> {
  const start = {
    kind: "redash-access-report",
    schemaVersion: REPORT_SCHEMA_VERSION,
    ...head,
    since: since && { ...since, parts: since.parts.map(partHead) },
  };
  yield `${openObject(start)},\n"tables": [`;
  for (const [index, table] of tables.entries()) {
    yield index === 0 ? "\n" : ",\n";
    yield* tableParts(table);
  }
  yield "\n]\n}\n";
}

function* tableParts(table: Table): Iterable<string> {
  const { id, title, description, columns, rowCount } = table;
  const head = { id, title, description, columns, rowCount };
  if (rowCount > MOST_ROWS) {
    const rowsOmitted = `More than ${MOST_ROWS} rows are left out here. They are in ${id}.csv.`;
    yield `${openObject({ ...head, rows: null, rowsOmitted })}\n}`;
    return;
  }
  yield `${openObject(head)},\n"rows": `;
  yield* lines(table.rows());
  yield "\n}";
}

/**
 * snapshot.json, in chunks. Canonical: the keys in the order of the schema, lists whose order says nothing in the
 * order of their ids, one of their entries a line. The same snapshot gives the same bytes, and two can be compared by
 * line.
 */
export function jsonSnapshot(snapshot: Snapshot): Iterable<string> {
  // Parsing gives the keys their order, and leaves out what the schema does not know.
  return inChunks(members(inOrder(asParsed(snapshot))));
}

/** directory.json, in chunks, canonical likewise: docs/schemas/directory.schema.json tells its shape. */
export function jsonDirectory(directory: Directory): Iterable<string> {
  return jsonOfParsedDirectory(directorySchema.parse(directory));
}

/** The same of one that was parsed already. */
export function jsonOfParsedDirectory(directory: Directory): Iterable<string> {
  return inChunks(members(directory));
}

/**
 * A diff, in chunks: docs/schemas/diff.schema.json tells its shape. One row stands on one line, however many there are.
 */
export function jsonDiff(diff: Diff): Iterable<string> {
  return inChunks(diffParts(diff));
}

function* diffParts({ older, newer, notes, parts }: Diff): Iterable<string> {
  const head = { kind: "redash-access-diff", schemaVersion: DIFF_SCHEMA_VERSION, older, newer, notes };
  yield `${openObject({ ...head, parts: parts.map(partHead) })},\n"rows": `;
  yield* lines(rowsOf(parts));
  yield "\n}\n";
}

function* rowsOf(parts: Diff["parts"]): Iterable<DiffRow> {
  for (const { rows } of parts) yield* rows;
}

/** Without rows, which stand elsewhere. */
function partHead({ part, title, about, comparable, why, counts }: Omit<DiffPart, "rows">): object {
  const numbers = counts.map(({ what, direction, rows }) => ({ what, direction, rows }));
  return { part, title, about, comparable, why, counts: numbers };
}

function* members(whole: object): Iterable<string> {
  let before = "{\n";
  for (const [key, value] of Object.entries(whole)) {
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value)) yield* lines(value);
    else yield JSON.stringify(value);
    before = ",\n";
  }
  yield "\n}\n";
}

/** The beginning of an object, a key a line, without what closes it. */
function openObject(value: object): string {
  const fields = Object.entries(value).map(
    ([key, field]) => `${JSON.stringify(key)}: ${JSON.stringify(field)}`,
  );
  return `{\n${fields.join(",\n")}`;
}

function* lines(values: Iterable<unknown>): Iterable<string> {
  let before = "[\n";
  for (const value of values) {
    yield before + JSON.stringify(value);
    before = ",\n";
  }
  yield before === "[\n" ? "[]" : "\n]";
}

function* inChunks(parts: Iterable<string>): Iterable<string> {
  let chunk = "";
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}
