import type { Directory, DirectoryFile, Extent, Identity } from "../model/directory.js";
import { atMost, sentences } from "../model/sentences.js";
import type { Snapshot } from "../model/snapshot.js";
import { fitOf, isMatchable } from "./fit.js";
import type { Match, MatchSettings } from "./types.js";

/** A file that is older than the snapshot by more than this says of nobody that he is not in it. */
const OLD_AFTER_DAYS = 7;
const DAY = 86_400_000;

type ListName = "people" | "assignments";

/** How far one list of the directory, of the people or of who is assigned, bears that somebody is not in it. */
export interface ListEvidence {
  /** Whether any file holds it. */
  readonly given: boolean;
  /** Why nobody may be said not to be in it: absent, partial, doubtful or old. Empty: nothing is against it. */
  readonly against: string;
  /** Where somebody is not, as of when, and whom the files leave out by design. */
  readonly restsOn: string;
  /** What stays open all the same: records that could not be used. */
  readonly caveat: string;
  /** As of when the oldest of the files is. null: nobody tells. */
  readonly oldest: string | null;
}

/** What a file says of everybody who stands in it. */
interface FileEvidence {
  /** What the places in it begin with. */
  readonly begins: string;
  /** As of when it is. */
  readonly when: string;
  /** That it is old; empty: it is not. */
  readonly old: string;
}

/** What the files allow to be said, against a snapshot: made once for all accounts. */
export interface Evidence {
  readonly people: ListEvidence;
  readonly assignments: ListEvidence;
  readonly files: readonly FileEvidence[];
  readonly match: MatchSettings;
  /** Why what is compared fits so badly that nobody may be said to be missing. Empty: it fits. */
  readonly misfit: string;
  /** How many of the assigned cannot be matched with any account, for want of the attributes that are compared. */
  readonly assignedUnmatchable: number;
  readonly snapshot: Pick<Snapshot, "startedAt" | "finishedAt">;
}

export function evidenceOf(
  snapshot: Pick<Snapshot, "startedAt" | "finishedAt" | "users">,
  directory: Directory,
  match: MatchSettings,
  matches: ReadonlyMap<number, Match>,
): Evidence {
  const files = directory.files.toSorted((a, b) => (fileKey(a) < fileKey(b) ? -1 : 1));
  const list = (name: ListName) => listEvidence(name, { ...directory, files }, snapshot.startedAt);
  const { misfit, unmatchable } = fitOf(snapshot.users, directory, match, matches);
  const people = list("people");
  return {
    people: people.given ? { ...people, caveat: sentences([people.caveat, unmatchable]) } : people,
    assignments: list("assignments"),
    files: files.map((file) => ({
      begins: `${file.name}:`,
      when: whenOf(file),
      old: isOld(snapshot.startedAt)(file) ? oldWords(file) : "",
    })),
    match,
    misfit,
    assignedUnmatchable: directory.identities.filter(
      (identity) => identity.assigned === true && !isMatchable(identity, match),
    ).length,
    snapshot,
  };
}

/** The order in which the files were given says nothing. */
function fileKey({ name, sha256 }: DirectoryFile): string {
  return `${name}\0${sha256}`;
}

/** Where an identity stands and as of when. */
export function restsOnIdentity({ files }: Evidence, { places }: Identity): string {
  return asOf(places.map((place) => ({ what: place, when: fileOf(files, place)?.when ?? "" })));
}

/** Whether all that is told of an identity is old. */
export function isOldThroughout({ files }: Evidence, { places }: Identity): boolean {
  return places.length > 0 && places.every((place) => (fileOf(files, place)?.old ?? "") !== "");
}

/** What an old file leaves open of an identity: a sentence, or nothing. */
export function ageOfIdentity({ files }: Evidence, { places }: Identity): string {
  const old = new Set(places.flatMap((place) => fileOf(files, place)?.old || []));
  return old.size === 0 ? "" : `${atMost([...old])}: it may have changed since.`;
}

/** The files that tell of groups, or of who is in them. */
export function tellingOfGroups(files: Directory["files"]): DirectoryFile[] {
  return files.filter(({ groups, memberships }) => groups !== null || memberships !== null);
}

/** Why the groups may be others by now than the files tell: a sentence, or nothing. */
export function ageOfGroups(
  { startedAt }: Pick<Snapshot, "startedAt">,
  { files }: Pick<Directory, "files">,
): string {
  const old = tellingOfGroups(files).filter(isOld(startedAt)).map(oldWords).sort();
  return old.length === 0 ? "" : `Who is in which group may have changed since: ${atMost(old, "; ")}.`;
}

function listEvidence(name: ListName, directory: Directory, startedAt: string): ListEvidence {
  const files = directory.files.filter((file) => file[name] !== "absent");
  const unusable = files.filter((file) => file.unusable.length > 0);
  return {
    given: directory[name] !== "absent",
    against: directory[name] === "absent" ? ABSENT[name] : reasonsAgainst(name, directory, files, startedAt),
    restsOn: `Not in ${asOf(files.map((file) => ({ what: listedIn(file), when: whenOf(file) })))}.`,
    caveat:
      unusable.length === 0
        ? ""
        : `${atMost(unusable.map(unusableWords))} could not be used, and may be of this person.`,
    oldest: oldestOf(files),
  };
}

const ABSENT: Readonly<Record<ListName, string>> = {
  people: "No file holds a list of people.",
  assignments: "No file lists who is assigned to the application.",
};

function reasonsAgainst(
  name: ListName,
  { [name]: extent, warnings }: Directory,
  files: readonly DirectoryFile[],
  startedAt: string,
): string {
  const cut = files.filter((file) => file[name] !== "whole").map((file) => cutWords(file, file[name]));
  const joined = extent !== "whole" && cut.length === 0;
  const reasons = [
    ...(joined ? [`the files together are ${extent}${because(warnings)}`] : []),
    ...cut,
    ...files.filter(isOld(startedAt)).map(oldWords),
  ];
  return reasons.length === 0 ? "" : `It cannot be said who is missing: ${atMost(reasons, "; ")}.`;
}

function cutWords({ name, partialBecause, warnings }: DirectoryFile, extent: Extent): string {
  return extent === "partial"
    ? `${name} is partial${because(partialBecause)}`
    : `${name} may be cut${because(warnings)}`;
}

function because(reasons: readonly string[]): string {
  return reasons.length === 0 ? "" : ` (${reasons.join("; ")})`;
}

function isOld(startedAt: string): (file: DirectoryFile) => boolean {
  return ({ asOf }) => asOf === null || Date.parse(asOf.time) < Date.parse(startedAt) - OLD_AFTER_DAYS * DAY;
}

function oldWords({ name, asOf }: DirectoryFile): string {
  return asOf === null
    ? `nobody tells when ${name} was made`
    : `${name} is of ${asOf.time}, more than ${OLD_AFTER_DAYS} days before the snapshot`;
}

/** Things in a row, each with its time; a time that all have stands once, behind them. */
function asOf(things: readonly { readonly what: string; readonly when: string }[]): string {
  const when = things[0]?.when ?? "";
  if (things.some((thing) => thing.when !== when)) {
    return atMost(things.map((thing) => (thing.when === "" ? thing.what : `${thing.what} (${thing.when})`)));
  }
  const all = atMost(things.map(({ what }) => what));
  return when === "" ? all : `${all} (${when})`;
}

function whenOf({ asOf }: DirectoryFile): string {
  if (asOf === null) return "nobody tells as of when";
  const { time, from } = asOf;
  return `as of ${time.slice(0, 10)}${from === "file" ? ", the time of the file" : ""}`;
}

function listedIn({ name, leavesOut }: DirectoryFile): string {
  return leavesOut === undefined ? name : `${name}, which leaves out ${leavesOut}`;
}

function unusableWords({ name, unusable }: DirectoryFile): string {
  return `${unusable.length} ${unusable.length === 1 ? "record" : "records"} of ${name}`;
}

function oldestOf(files: readonly DirectoryFile[]): string | null {
  let oldest: string | null = null;
  for (const { asOf } of files) {
    if (asOf === null) return null;
    if (oldest === null || Date.parse(asOf.time) < Date.parse(oldest)) oldest = asOf.time;
  }
  return oldest;
}

function fileOf(files: Evidence["files"], place: string): FileEvidence | undefined {
  return files.find(({ begins }) => place.startsWith(begins));
}
