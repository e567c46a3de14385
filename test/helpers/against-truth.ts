import { SECTION_NAMES, type SectionName, type Snapshot, userStatus } from "../../src/model/snapshot.js";
import type { TrueUser, Truth } from "../../src/simulator/truth.js";

/** One thing that a snapshot has wrong, and the sections of which one must then say that it is not complete. */
export interface SnapshotError {
  readonly what: string;
  readonly excusedBy: readonly SectionName[];
}

/**
 * Everything that a snapshot lacks, or has and should not, against what was so before and after it was collected.
 * What changed meanwhile may stand in it as it was at any of both times.
 */
export function errorsAgainst(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  return [
    ...userErrors(snapshot, before, after),
    ...dataSourceErrors(snapshot, before),
    ...grantErrors(snapshot, before),
    ...groupErrors(snapshot, before),
  ];
}

/** Errors that no incomplete section excuses: the report would be wrong and not say so. */
export function silentErrors(snapshot: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  return errorsAgainst(snapshot, before, after).filter(
    ({ excusedBy }) => !excusedBy.some((name) => snapshot.sections[name].status !== "complete"),
  );
}

/** Sections that are not complete, and name neither a gap nor a place. */
export function namelessGaps(snapshot: Snapshot): SectionName[] {
  return SECTION_NAMES.filter((name) => {
    const { status, gaps } = snapshot.sections[name];
    return status !== "complete" && !gaps.some((gap) => gap.what !== "" && gap.where !== "");
  });
}

function userErrors({ users, groups }: Snapshot, before: Truth, after: Truth): SnapshotError[] {
  const found = new Map(users.map((user) => [user.id, user]));
  const later = new Map(after.users.map((user) => [user.id, user]));
  const known = new Set(groups.map((group) => group.id));
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
    const alternatives = [user, end].map((one) => livingGroups(one.groups, known));
    if (read.groups !== null && !alternatives.includes(livingGroups(read.groups, known))) {
      errors.push({ what: `user ${user.id} has groups ${read.groups}`, excusedBy: ["users", "memberships"] });
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

function livingGroups(ids: readonly number[] | null, known: ReadonlySet<number>): string {
  if (ids === null) return "unknown";
  return [...new Set(ids)]
    .filter((id) => known.has(id))
    .sort((a, b) => a - b)
    .join();
}

/** Up to 8 a data source whose driver does not load and that nobody is granted shows nowhere at all: a note says so. */
function dataSourceErrors({ dataSources, sections }: Snapshot, truth: Truth): SnapshotError[] {
  const read = new Map(dataSources.map((source) => [source.id, source]));
  const granted = new Set(truth.grants.map((grant) => grant.dataSourceId));
  const said = sections.dataSources.notes.some(({ code }) => code === "unlisted-not-excluded");
  const missing = truth.dataSources.filter(
    ({ id, hidden }) => !read.has(id) && !(said && hidden && !granted.has(id)),
  );
  const wrong = truth.dataSources.filter(
    ({ id, hidden }) => read.get(id)?.presence === (hidden ? "listed" : "hidden"),
  );
  const invented = dataSources.filter(({ id }) => !truth.dataSources.some((source) => source.id === id));
  return [
    ...missing.map(
      ({ id }): SnapshotError => ({
        what: `data source ${id} is missing`,
        excusedBy: ["dataSources", "grants"],
      }),
    ),
    ...wrong.map(
      ({ id }): SnapshotError => ({
        what: `data source ${id} is taken for another`,
        excusedBy: ["dataSources"],
      }),
    ),
    // One that nobody shows may be a failing server's 500: it is told as unknown, and the section as incomplete.
    ...invented.map(
      ({ id, presence }): SnapshotError => ({
        what: `data source ${id} is invented`,
        excusedBy: presence === "listed" ? [] : ["dataSources"],
      }),
    ),
  ];
}

function grantErrors({ grants, unknownGrants, dataSources }: Snapshot, truth: Truth): SnapshotError[] {
  const listed = new Set(dataSources.filter(({ presence }) => presence === "listed").map(({ id }) => id));
  const pair = ({ groupId, dataSourceId }: { groupId: number; dataSourceId: number }) =>
    `${groupId}-${dataSourceId}`;
  const read = new Map(grants.map((grant) => [pair(grant), grant.viewOnly]));
  const real = new Map(truth.grants.map((grant) => [pair(grant), grant.viewOnly]));
  const unknown = new Set(
    unknownGrants.flatMap(({ dataSourceId, groupIds }) =>
      groupIds.map((groupId) => pair({ groupId, dataSourceId })),
    ),
  );
  const errors: SnapshotError[] = [];
  for (const grant of truth.grants) {
    if (!listed.has(grant.dataSourceId) || unknown.has(pair(grant))) continue;
    if (read.get(pair(grant)) !== grant.viewOnly) {
      errors.push({ what: `grant ${pair(grant)} is ${read.get(pair(grant))}`, excusedBy: [] });
    }
  }
  for (const key of read.keys())
    if (!real.has(key)) errors.push({ what: `grant ${key} is invented`, excusedBy: [] });
  return errors;
}

function groupErrors({ groups }: Snapshot, truth: Truth): SnapshotError[] {
  const read = groups.map(({ id, name, permissions }) => JSON.stringify([id, name, [...permissions].sort()]));
  const real = truth.groups.map(({ id, name, permissions }) =>
    JSON.stringify([id, name, [...permissions].sort()]),
  );
  return real
    .filter((group) => !read.includes(group))
    .map((group): SnapshotError => ({ what: `group ${group} is missing or wrong`, excusedBy: [] }));
}
