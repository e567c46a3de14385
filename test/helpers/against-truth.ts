import { SECTION_NAMES, type SectionName, type Snapshot } from "../../src/model/snapshot.js";
import { userStatus } from "../../src/model/user-status.js";
import type { TrueUser, Truth } from "../../src/simulator/truth.js";
import { contentErrors, type SnapshotError } from "./against-content.js";

/**
 * Everything that a snapshot lacks, or has and should not, against what was so before and after it was collected.
 * What changed meanwhile may stand in it as it was at any of both times.
 */
export function errorsAgainst(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  return [
    ...userErrors(snapshot, before, after),
    ...dataSourceErrors(snapshot, before, after),
    ...grantErrors(snapshot, before, after),
    ...groupErrors(snapshot, before, after),
    ...contentErrors(snapshot, before, after),
  ];
}

/** Errors that no incomplete section excuses: the report would be wrong and not say so. */
export function silentErrors(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  return errorsAgainst(snapshot, before, after).filter(
    ({ excusedBy }) =>
      !excusedBy.some((name) => ["partial", "failed"].includes(snapshot.sections[name].status)),
  );
}

/** Sections that were asked for, are not complete, and name neither a gap nor a place. */
export function namelessGaps(snapshot: Snapshot): SectionName[] {
  return SECTION_NAMES.filter((name) => {
    const { status, gaps } = snapshot.sections[name];
    return (
      (status === "partial" || status === "failed") &&
      !gaps.some((gap) => gap.what !== "" && gap.where !== "")
    );
  });
}

function userErrors({ users, groups }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const found = new Map(users.map((user) => [user.id, user]));
  const later = new Map(after.users.map((user) => [user.id, user]));
  const listed = new Set(groups.map((group) => group.id));
  const there = new Set(after.groups.map((group) => group.id));
  const errors: SnapshotError[] = [];
  for (const user of before.users) {
    const end = later.get(user.id);
    const read = found.get(user.id);
    if (end === undefined) continue;
    if (read === undefined) {
      errors.push({ what: `user ${user.id} is missing`, excusedBy: ["users"] });
      continue;
    }
    if (![user.state, end.state].includes(userStatus(read))) {
      errors.push({
        what: `user ${user.id} is ${userStatus(read)}, not ${user.state}`,
        excusedBy: ["users"],
      });
    }
    const existing = read.groups?.filter((id) => there.has(id));
    if (existing !== undefined && !isBetween(existing, living(user, before), living(end, after))) {
      errors.push({ what: `user ${user.id} has groups ${read.groups}`, excusedBy: ["users", "memberships"] });
    }
    const nameless = existing?.filter((id) => !listed.has(id)) ?? [];
    if (nameless.length > 0) {
      errors.push({ what: `user ${user.id} is in unlisted groups ${nameless}`, excusedBy: ["groups"] });
    }
    if (read.groups === null && user.groups !== null) {
      errors.push({ what: `user ${user.id} has unknown groups`, excusedBy: ["memberships"] });
    }
  }
  const ever = new Set([...before.users, ...after.users].map((user: TrueUser) => user.id));
  for (const id of found.keys())
    if (!ever.has(id)) errors.push({ what: `user ${id} is invented`, excusedBy: [] });
  return errors;
}

/** The groups of a user that exist; null: the column is NULL. */
function living({ groups }: TrueUser, truth: Truth): number[] | null {
  return groups && truth.groups.map(({ id }) => id).filter((id) => groups.includes(id));
}

/** As at any time between: what stayed is there, and nothing is that never was. Nothing fits a column that stays NULL. */
function isBetween(read: readonly number[], early: number[] | null, late: number[] | null): boolean {
  const [first, last] = [early ?? late, late ?? early];
  if (first === null || last === null) return false;
  const stayed = first.filter((id) => last.includes(id));
  return stayed.every((id) => read.includes(id)) && read.every((id) => [...first, ...last].includes(id));
}

/** Up to 8 a data source whose driver does not load and that nobody is granted shows nowhere at all: a note says so. */
function dataSourceErrors({ dataSources, sections }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const read = new Map(dataSources.map((source) => [source.id, source]));
  const granted = new Set(before.grants.map((grant) => grant.dataSourceId));
  const said = sections.dataSources.notes.some(({ code }) => code === "unlisted-not-excluded");
  const later = new Set(after.dataSources.map(({ id }) => id));
  const missing = before.dataSources.filter(
    ({ id, hidden }) => later.has(id) && !read.has(id) && !(said && hidden && !granted.has(id)),
  );
  const real = [...before.dataSources, ...after.dataSources];
  const wrong = real.filter(({ id, hidden }) => read.get(id)?.presence === (hidden ? "listed" : "hidden"));
  const invented = dataSources.filter(({ id }) => !real.some((source) => source.id === id));
  const error = (id: number, how: string, excusedBy: readonly SectionName[]): SnapshotError => ({
    what: `data source ${id} is ${how}`,
    excusedBy,
  });
  return [
    ...missing.map(({ id }) => error(id, "missing", ["dataSources", "grants"])),
    ...wrong.map(({ id }) => error(id, "taken for another", ["dataSources"])),
    // One that nobody shows may be a failing server's 500: it is told as unknown, and the section as incomplete.
    ...invented.map(({ id, presence }) =>
      error(id, "invented", presence === "listed" ? [] : ["dataSources"]),
    ),
  ];
}

function grantErrors(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const { grants, unknownGrants, dataSources } = snapshot;
  const listed = new Set(dataSources.filter(({ presence }) => presence === "listed").map(({ id }) => id));
  const pair = ({ groupId, dataSourceId }: { groupId: number; dataSourceId: number }) =>
    `${groupId}-${dataSourceId}`;
  const levels = (rows: Truth["grants"]) => new Map(rows.map((grant) => [pair(grant), grant.viewOnly]));
  const [read, early, late] = [levels(grants), levels(before.grants), levels(after.grants)];
  const unknown = new Set(
    unknownGrants.flatMap(({ dataSourceId, groupIds }) =>
      groupIds.map((groupId) => pair({ groupId, dataSourceId })),
    ),
  );
  const lost = before.grants.filter((grant) => {
    const key = pair(grant);
    const stayed = late.get(key) === grant.viewOnly;
    return stayed && listed.has(grant.dataSourceId) && !unknown.has(key) && read.get(key) !== grant.viewOnly;
  });
  const invented = [...read.keys()].filter((key) => !early.has(key) && !late.has(key));
  return [
    ...lost.map((grant) => ({ what: `grant ${pair(grant)} is ${read.get(pair(grant))}`, excusedBy: [] })),
    ...invented.map((key) => ({ what: `grant ${key} is invented`, excusedBy: [] })),
  ];
}

function groupErrors({ groups, sections }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const texts = (rows: readonly Truth["groups"][number][]) =>
    rows.map(({ id, name, permissions }) => JSON.stringify([id, name, [...permissions].sort()]));
  const [read, early, late] = [texts(groups), texts(before.groups), texts(after.groups)];
  const missing = early.filter((group) => late.includes(group) && !read.includes(group));
  // One that was made and deleted while the run went on is in neither, and named.
  const passing = sections.groups.notes.flatMap((note) => note.groups ?? []);
  const lasting = texts(groups.filter(({ id }) => !passing.includes(id)));
  const invented = lasting.filter((group) => !early.includes(group) && !late.includes(group));
  return [
    ...missing.map((group) => ({ what: `group ${group} is missing or wrong`, excusedBy: [] })),
    ...invented.map((group) => ({ what: `group ${group} is invented`, excusedBy: [] })),
  ];
}
