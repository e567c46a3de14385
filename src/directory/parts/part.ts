import type { DirectoryFile } from "../../model/directory.js";
import type { DirectoryReader, FileContext, FileRecord, Sink } from "../reader.js";
import type { RecordHandler } from "../text/records/types.js";
import { type ExtentNotes, extentNotes } from "./extents.js";
import type { FilePart } from "./file-part.js";
import {
  countGroups,
  countMemberships,
  type PartGroups,
  partGroups,
  tellsMemberships,
} from "./part-groups.js";
import { type PartIdentities, partIdentities } from "./part-identities.js";

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
  const kept: Kept = {
    counts: recordCounts(reader.id),
    identities: partIdentities(),
    groups: partGroups(),
    extents: extentNotes(reader.holds),
    warnings: new Set(),
    leavesOut: new Set(),
  };
  const sink = openSink(kept, context.fileName);
  const reading = reader.start(sink, context);
  return {
    record(record) {
      kept.counts.open(record);
      reading.record(record);
    },
    unusable(why, record) {
      kept.counts.open(record);
      sink.unusable(why, record);
    },
    warn: sink.warn,
    close(head, facts) {
      reading.end(head);
      return partOf(kept, reader, context.fileName, facts);
    },
  };
}

interface Kept {
  readonly counts: RecordCounts;
  readonly identities: PartIdentities;
  readonly groups: PartGroups;
  readonly extents: ExtentNotes;
  readonly warnings: Set<string>;
  readonly leavesOut: Set<string>;
}

function openSink(
  { counts, identities, groups, extents, warnings, leavesOut }: Kept,
  fileName: string,
): Sink {
  const put = (added: boolean, why: string, at: FileRecord | null) => {
    if (added && at !== null) counts.used(at);
    if (added) return;
    if (at !== null && counts.isOpen(at)) counts.unusable(why, at);
    else warnings.add(`${at?.place ?? fileName}: ${why}`);
  };
  return {
    identity: (record, at) =>
      put(identities.add(record, at?.place ?? fileName), "it names nobody: no id, address or login", at),
    group: (record, at) => put(groups.add(record, at?.place ?? fileName), "a group without id and name", at),
    skipped: counts.used,
    unusable: counts.unusable,
    partial: extents.partial,
    doubt(why, of, isFullPage = false) {
      extents.doubt(of, isFullPage ? why : null);
      warnings.add(why);
    },
    absent: extents.absent,
    leavesOut: (whom) => void leavesOut.add(whom),
    warn: (what) => void warnings.add(what),
  };
}

function partOf(kept: Kept, { id, title, holds }: DirectoryReader, name: string, facts: FileFacts): FilePart {
  const [identities, groups] = [kept.identities.all(), kept.groups.all()];
  const extents = kept.extents.extents();
  const statuses = kept.identities.count();
  const total = statuses.active + statuses.inactive + statuses.unknown;
  const knowsPeople = extents.people !== "absent" || extents.assignments !== "absent" || total > 0;
  const knowsGroups = extents.groups !== "absent";
  const isTelling = tellsMemberships(identities, groups);
  const knowsMemberships = holds.memberships && isTelling;
  const leavesOut = [...kept.leavesOut].join(", ");
  const file: DirectoryFile = {
    name,
    ...facts,
    format: id,
    formatTitle: title,
    ...kept.counts.close(),
    identities: knowsPeople ? total : null,
    active: knowsPeople && holds.status ? statuses.active : null,
    inactive: knowsPeople && holds.status ? statuses.inactive : null,
    unknown: knowsPeople ? statuses.unknown : null,
    groups: knowsGroups ? countGroups(identities, groups) : null,
    memberships: knowsMemberships ? countMemberships(identities, groups) : null,
    people: extents.people,
    assignments: extents.assignments,
    ...(extents.groups === "doubtful" ? { groupsDoubtful: true } : {}),
    partialBecause: kept.extents.partialBecause(),
    warnings: [...kept.warnings],
    ...(leavesOut === "" ? {} : { leavesOut }),
  };
  const fullPages = kept.extents.fullPages();
  return { file, extents, fullPages, identities, groups, tellsMemberships: isTelling };
}

interface RecordCounts {
  open(record: FileRecord): void;
  isOpen(record: FileRecord): boolean;
  /** May come again for a record that tells of more than one. */
  used(record: FileRecord): void;
  unusable(why: string, record: FileRecord): void;
  close(): Pick<DirectoryFile, "read" | "used" | "unusable">;
}

/** Follows each record to its end, so that none is lost: read = used + unusable. */
function recordCounts(readerId: string): RecordCounts {
  const open = new Set<FileRecord>();
  const unusable: { place: string; why: string }[] = [];
  let [read, used] = [0, 0];
  return {
    open(record) {
      read += 1;
      open.add(record);
    },
    isOpen: (record) => open.has(record),
    used(record) {
      if (open.delete(record)) used += 1;
    },
    unusable(why, record) {
      if (!open.delete(record)) throw new Error(`${readerId}: the reader ends ${record.place} twice`);
      unusable.push({ place: record.place, why });
    },
    close() {
      const [lost] = open;
      if (lost !== undefined) throw new Error(`${readerId}: the reader lost ${lost.place}`);
      return { read, used, unusable };
    },
  };
}
