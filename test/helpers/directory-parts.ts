import type { FilePart } from "../../src/directory/parts/file-part.js";
import { openPart } from "../../src/directory/parts/part.js";
import type {
  DirectoryReader,
  FileContext,
  FileRecord,
  GroupRecord,
  Holds,
  IdentityRecord,
  Sink,
} from "../../src/directory/reader.js";

/** What a record of a file makes its reader say. */
export type Says = (sink: Sink, at: FileRecord) => void;

export interface SaidFile {
  readonly name: string;
  /** `okta-users`: its beginning tells whose ids they are. */
  readonly format: string;
  readonly holds?: Partial<Holds>;
  /** By record. */
  readonly says: readonly Says[];
  /** After the last record. */
  readonly end?: (sink: Sink) => void;
}

const HOLDS_ALL: Holds = { people: true, status: true, assignments: true, groups: true, memberships: true };

/** A file as if its reader had read it: record 1 stands at `users.json: record 1`. */
export function partOf(file: SaidFile): FilePart {
  const places = file.says.map((_, index) => `${file.name}: record ${index + 1}`);
  return partInOrder(file, [...places.keys()], places);
}

/** The same with its records in another order, each at the place that it had. */
export function shuffledPart(file: SaidFile, order: readonly number[]): FilePart {
  return partInOrder(
    file,
    order,
    file.says.map((_, index) => `${file.name}: record ${index + 1}`),
  );
}

function partInOrder(file: SaidFile, order: readonly number[], places: readonly string[]): FilePart {
  const part = openPart(readerOf(file), contextOf(file.name));
  for (const index of order)
    part.record({ list: "", value: file.says[index], place: places[index] as string });
  return part.close(null, { sha256: `sha of ${file.name}`, bytes: 1, encoding: "utf-8", asOf: null });
}

/** A reader whose records are what it says of them. */
export function readerOf({ format, holds, end }: Omit<SaidFile, "says" | "name">): DirectoryReader {
  return {
    id: format,
    title: format,
    container: "json",
    holds: { ...HOLDS_ALL, ...holds },
    howToGet: [],
    mustHold: [],
    doesNotTell: [],
    checked: "2026-11-25",
    recognises: () => true,
    start: (sink) => ({
      record: (record) => (record.value as Says)(sink, record),
      end: () => end?.(sink),
    }),
  };
}

export function contextOf(fileName: string): FileContext {
  const lists = [""];
  return {
    fileName,
    sample: {
      container: "json",
      fileName,
      head: null,
      lists,
      columns: [],
      header: [],
      records: [],
      whole: true,
    },
  };
}

export function person(record: Partial<IdentityRecord>): Says {
  return (sink, at) => sink.identity({ ids: [], status: "unknown", ...record }, at);
}

export function group(record: Partial<GroupRecord>): Says {
  return (sink, at) => sink.group({ ids: [], ...record }, at);
}
