import type { Extent, Identity } from "../model/directory.js";

/** What a file is made of, before anybody knows whose export it is. */
export type Container = "json" | "csv" | "ldif";

/**
 * One record of a file: an entry of a JSON list of objects (a list of plain values stays in the head), a row of a CSV
 * file (its cells by header, lower case and trimmed), an entry of an LDIF file.
 */
export interface FileRecord {
  /** JSON: the path of the list, `""` for an array at the top, else `users`, `value`, `_embedded.users`. CSV, LDIF: `""`. */
  readonly list: string;
  readonly value: unknown;
  /** For messages: `users.json: record 3 (line 41)`, `users.csv:17`. */
  readonly place: string;
}

/** The beginning of a file, from which its format is recognised. */
export interface Sample {
  readonly container: Container;
  /** Without folders, unless another file has the same name. */
  readonly fileName: string;
  /** JSON: the members of the top object that are no lists, so far as read; `null` for an array at the top. CSV: null. */
  readonly head: Readonly<Record<string, unknown>> | null;
  /** JSON: the paths of the lists seen so far, empty ones included. CSV, LDIF: `[""]`. */
  readonly lists: readonly string[];
  /** CSV: the header, lower case and trimmed, in order. Else empty. */
  readonly columns: readonly string[];
  /** CSV: the same as it is written, for messages. Else empty. */
  readonly header: readonly string[];
  /** The first records of the file, at most 50. */
  readonly records: readonly FileRecord[];
  /** Whether these records are all. */
  readonly whole: boolean;
}

/** What an export says of one person; joined with what others say by ids, else by addresses. */
export interface IdentityRecord
  extends Partial<Omit<Identity, "key" | "ids" | "status" | "groups" | "groupsKnown" | "places">> {
  readonly ids: readonly string[];
  readonly status: Identity["status"];
  /** The groups that the record itself lists. Absent: it does not tell. With `groupsKnown`: these are all. */
  readonly memberOf?: readonly Reference[];
  readonly groupsKnown?: boolean;
  /**
   * This record tells of somebody only because a group or an application names them: it is no entry of a list of
   * people. Joined into the person of that id or address where there is one; alone, the status stays unknown.
   */
  readonly mentioned?: boolean;
}

export interface GroupRecord {
  readonly ids: readonly string[];
  readonly name?: string;
  /** Direct members as written. Absent: this export does not list them. */
  readonly members?: readonly Reference[];
  /** Set where `members` is known not to be all: `member;range=0-1499`, a next page. */
  readonly incompleteBecause?: string;
  readonly everybody?: boolean;
  readonly memberOf?: readonly Reference[];
  /** The provider has no groups in groups, or the record lists all groups that it is in. */
  readonly groupsKnown?: boolean;
}

/** Names a person or a group of this or another file. */
export interface Reference {
  readonly id?: string;
  /** A mail or login. */
  readonly address?: string;
  /** A group's name, where the export has nothing better. */
  readonly name?: string;
  /** Absent: the export does not tell which it is. */
  readonly kind?: "person" | "group";
}

/**
 * Where a reader puts what it reads. Each record ends in one of `skipped`, `unusable`, or in identities and groups: more
 * than one where a record tells of more (a group and its subgroups); it counts as one record used. What the file tells
 * outside its records (by its head or its name: the group whose members it lists) is put `at` null: its place is the
 * file, and it counts as no record.
 */
export interface Sink {
  identity(record: IdentityRecord, at: FileRecord | null): void;
  group(record: GroupRecord, at: FileRecord | null): void;
  /** A record that is used and tells of nobody (`ref:` lines, a bare DN, a machine account). */
  skipped(at: FileRecord): void;
  /** A record that cannot be used, and why in a few words. It is listed, never dropped in silence. */
  unusable(why: string, at: FileRecord): void;
  /** The file is not whole; of what. */
  partial(why: string, of?: "people" | "assignments" | "groups"): void;
  /**
   * The file may be cut, and does not say so: `people` becomes `doubtful` where `of` is people. `isFullPage`: nothing but
   * its size says so, and a shorter file of the same format may be the page that ends the list.
   */
  doubt(why: string, of: "people" | "assignments" | "groups", isFullPage?: boolean): void;
  /** This file has no such list at all, though files of its format may: it can be neither whole nor empty. */
  absent(of: "people" | "assignments" | "groups"): void;
  /** Whom this file leaves out by design, as far as it shows: `deprovisioned users`. */
  leavesOut(whom: string): void;
  warn(what: string): void;
}

export interface FileContext {
  readonly fileName: string;
  readonly sample: Sample;
  /** When the export was made, so far as anybody tells before it is read: an account may end on a day. */
  readonly asOf?: string;
}

/** What a format's exports hold; what is not named here, a file of this format cannot know (null in the counts). */
export interface Holds {
  readonly people: boolean;
  readonly status: boolean;
  readonly assignments: boolean;
  readonly groups: boolean;
  readonly memberships: boolean;
}

/** Reads one file, record by record, in their order. */
export interface Reading {
  record(record: FileRecord): void;
  /** After the last record. `head`: see `Sample`, now all of it. */
  end(head: Readonly<Record<string, unknown>> | null): void;
}

/** One export format: one file in `readers/`, named by its id. */
export interface DirectoryReader {
  /** kebab-case: `okta-users`. What `--format` takes. */
  readonly id: string;
  /** `Okta: users (API)` */
  readonly title: string;
  readonly container: Container;
  readonly holds: Holds;
  /** How to get the file: a menu path or a command, one line each, as in the provider's own words. */
  readonly howToGet: readonly string[];
  /** Fields that must be selected or left in, and what becomes unknown without them. Empty: all come by themselves. */
  readonly mustHold: readonly string[];
  /** What no export of this format tells, in a sentence each. */
  readonly doesNotTell: readonly string[];
  /** The day on which field and column names were last checked. */
  readonly checked: string;
  /** Whether this is a file of this format. Told by fields, so that at most one format says yes. */
  recognises(sample: Sample): boolean;
  /**
   * What a file that has this shape is instead, or lacks: a reason to refuse it by name (`a realm export of the
   * console never has users`). undefined: nothing.
   */
  refuses?(sample: Sample): string | undefined;
  /** Files of its container that no reader recognises are this one's: it says what they lack. */
  readonly takesOthers?: true;
  start(sink: Sink, context: FileContext): Reading;
}

/** How much of each list one file holds, as the file itself tells. */
export type Extents = Readonly<Record<"people" | "assignments" | "groups", Extent>>;
