import type { DirectoryFile } from "../../model/directory.js";
import type { Extents, GroupRecord, IdentityRecord } from "../reader.js";

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
  /** The warning about a list that is exactly as long as a page, where nothing else makes that list doubtful. */
  readonly fullPages: Partial<Readonly<Record<keyof Extents, string>>>;
  readonly identities: readonly PlacedIdentity[];
  readonly groups: readonly PlacedGroup[];
  /** Whether anything in the file tells who is in a group. */
  readonly tellsMemberships: boolean;
}
