import { readFileSync } from "node:fs";
import type {
  Container,
  DirectoryReader,
  FileRecord,
  GroupRecord,
  IdentityRecord,
  Sample,
  Sink,
} from "../../src/directory/reader.js";
import { jsonRecords as parseJson } from "../../src/directory/text/records/json.js";

const DIRECTORIES = new URL("../../fixtures/directories/", import.meta.url);

/** A file as the containers give it to a reader. */
export interface RecordsFile {
  readonly container: Container;
  readonly fileName: string;
  readonly head: Readonly<Record<string, unknown>> | null;
  readonly lists: readonly string[];
  readonly columns: readonly string[];
  readonly header: readonly string[];
  readonly records: readonly FileRecord[];
}

/** All that a reader said of a file, in its order. */
export interface Heard {
  readonly identities: IdentityRecord[];
  readonly groups: GroupRecord[];
  readonly skipped: string[];
  readonly unusable: { readonly place: string; readonly why: string }[];
  readonly partial: { readonly why: string; readonly of?: string }[];
  readonly doubts: { readonly why: string; readonly of: string }[];
  readonly absent: string[];
  readonly leavesOut: string[];
  readonly warnings: string[];
}

/** Has a reader read records, without bytes and without joining, and tells what it said. */
export function readRecords(
  reader: DirectoryReader,
  file: RecordsFile,
  known: { readonly asOf?: string } = {},
): Heard {
  const heard: Heard = {
    identities: [],
    groups: [],
    skipped: [],
    unusable: [],
    partial: [],
    doubts: [],
    absent: [],
    leavesOut: [],
    warnings: [],
  };
  const reading = reader.start(hearing(heard), {
    fileName: file.fileName,
    sample: sampleOf(file),
    ...known,
  });
  for (const record of file.records) reading.record(record);
  reading.end(file.head);
  return heard;
}

/** The beginning of the file, as `recognises` and `refuses` get it. */
export function sampleOf(file: RecordsFile): Sample {
  const { records, ...rest } = file;
  return { ...rest, records: records.slice(0, 50), whole: records.length <= 50 };
}

/** A JSON value as a file, by way of the parser of JSON files. */
export function jsonRecords(fileName: string, value: unknown): RecordsFile {
  return jsonTextRecords(fileName, JSON.stringify(value, null, 2));
}

/** A JSON fixture as its records: `okta-users/users.json`. */
export function jsonFixture(path: string): RecordsFile {
  return jsonTextRecords(path.replace(/^.*\//, ""), readFileSync(new URL(path, DIRECTORIES), "utf8"));
}

function jsonTextRecords(fileName: string, text: string): RecordsFile {
  const records: FileRecord[] = [];
  const unexpected = (what: string) => {
    throw new Error(what);
  };
  const parser = parseJson(fileName, {
    record: (record) => void records.push(record),
    unusable: unexpected,
    warn: unexpected,
  });
  parser.write(text);
  void parser.end();
  return { container: "json", fileName, ...parser.seen(), records };
}

/** Rows of a CSV file, the first one the header. */
export function csvRecords(fileName: string, [first = [], ...rows]: readonly string[][]): RecordsFile {
  const header = first.map((column) => column.trim());
  const columns = header.map((column) => column.toLowerCase());
  const records = rows.map((row, index) => ({
    list: "",
    value: Object.fromEntries(columns.map((column, at) => [column, row[at]])),
    place: `${fileName}:${index + 2}`,
  }));
  return { container: "csv", fileName, head: null, lists: [""], columns, header, records };
}

function hearing(heard: Heard): Sink {
  return {
    identity: (record) => void heard.identities.push(record),
    group: (record) => void heard.groups.push(record),
    skipped: (at) => void heard.skipped.push(at.place),
    unusable: (why, at) => void heard.unusable.push({ place: at.place, why }),
    partial: (why, of) => void heard.partial.push(of === undefined ? { why } : { why, of }),
    doubt: (why, of) => void heard.doubts.push({ why, of }),
    absent: (of) => void heard.absent.push(of),
    leavesOut: (whom) => void heard.leavesOut.push(whom),
    warn: (what) => void heard.warnings.push(what),
  };
}
