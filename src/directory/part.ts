import type { DirectoryFile } from "../model/directory.js";
import type { DirectoryReader, Extents, FileContext, GroupRecord, IdentityRecord } from "./reader.js";
import type { RecordHandler } from "./records/types.js";

/** What a file says of one person. What only names him (`mentioned`) is one of these, however often it does so. */
export interface PlacedIdentity {
  readonly record: IdentityRecord;
  /** Where it says so, sorted. */
  readonly places: readonly string[];
  /** Where it says that he is active or inactive. null: nowhere. */
  readonly statusPlace: string | null;
}

/** What a file says of one group. */
export interface PlacedGroup {
  readonly record: GroupRecord;
  readonly place: string;
}

/** What one file says, before it is joined with the others. */
export interface FilePart {
  readonly file: DirectoryFile;
  readonly extents: Extents;
  readonly identities: readonly PlacedIdentity[];
  readonly groups: readonly PlacedGroup[];
}

/** What is known of a file besides what stands in it. */
export type FileFacts = Pick<DirectoryFile, "sha256" | "bytes" | "encoding" | "asOf">;

/** A file being read by its reader. Takes the file's records in their order, from the container's parser. */
export interface OpenPart extends RecordHandler {
  /**
   * After the last record. `head`: see `Reading.end`.
   * @throws {Error} The reader lost a record, or ended one twice: a defect of the reader.
   */
  close(head: Readonly<Record<string, unknown>> | null, facts: FileFacts): FilePart;
}

/**
 * Starts the reader on a file, and keeps what it says.
 * @throws {Problem} directory_contradicts, from `record` and `close`: the same key twice in the file, or a person who
 * is active in one place and inactive in another. Names both places.
 */
export function openPart(reader: DirectoryReader, context: FileContext): OpenPart {
  throw new Error(`not written yet: ${reader.id} ${context.fileName}`);
}
