import type { FileRecord } from "../../reader.js";

/** Where a parser puts what it finds in a file's text, in the order of the file. */
export interface RecordHandler {
  record(record: FileRecord): void;
  /** A record that no reader could use, whatever its format: a CSV row with more cells than columns. */
  unusable(why: string, record: FileRecord): void;
  /** What is odd and takes nothing away, with its place. */
  warn(what: string): void;
}

/** What a parser has seen of a file besides its records: the parts of a `Sample` that the text itself tells. */
export interface Seen {
  /** JSON: the members of the top object that are no lists. LDIF: what stands in no entry, such as a `result`. Else null. */
  readonly head: Readonly<Record<string, unknown>> | null;
  readonly lists: readonly string[];
  readonly columns: readonly string[];
  readonly header: readonly string[];
}

/**
 * Takes the text of one file in pieces, cut anywhere but within a character, and hands on each record as soon as it
 * is complete, within `write` or `end`. Either throws a `Problem` (directory_unreadable) with file and line for what cannot be read; what
 * the handler throws comes through unchanged.
 */
export interface RecordParser {
  write(text: string): void;
  /** After the last piece. Throws where the text stops in the middle of something. */
  end(): void | Promise<void>;
  /** So far; after `end`, all of it. */
  seen(): Seen;
}

/** `fileName` is for messages: `users.ldif:17`. */
export type OpenRecordParser = (fileName: string, handler: RecordHandler) => RecordParser;
