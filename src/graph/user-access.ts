import { Problem } from "../model/problem.js";
import { type DataSource, userStatus } from "../model/snapshot.js";
import { isAdmin, type PermissionSet } from "./access.js";
import type { AccessGraph } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry, Works } from "./access-index.js";
import { type Legs, type Profile, profileOf, withLeg } from "./shared-verdicts.js";
import type { Access, AccessRow } from "./types.js";

/**
 * The verdict for one user and one data source.
 * @throws Problem `not_in_snapshot`
 */
export function accessOf({ index }: AccessGraph, userId: number, dataSourceId: number): Access {
  return verdictOf(index, userOf(index, userId), placeOf(index, dataSourceId));
}

/**
 * The user's access to every data source where the level is other than `none`, by ascending data source id.
 * A user whose groups are not known has a row for each.
 * @throws Problem `not_in_snapshot`
 */
export function accessOfUser({ index }: AccessGraph, userId: number): AccessRow[] {
  const rows: AccessRow[] = [];
  eachVerdict(index, userOf(index, userId), ({ id }, access) => {
    if (access.level !== "none") rows.push({ userId, dataSourceId: id, access });
  });
  return rows;
}

/**
 * The user's access were these all the groups: a row, by ascending data source id, for each data source where the level
 * is other than `none` now or then. Where the level is `none` the row tells of access that would be lost. A pending
 * user, whom only a login puts into other groups, is signed in then. Ids of deleted groups give nothing.
 * @throws Problem `not_in_snapshot`
 */
export function accessWithGroups(
  { index }: AccessGraph,
  userId: number,
  groupIds: readonly number[],
): AccessRow[] {
  const asked = userOf(index, userId);
  const ids = [...new Set(groupIds)].sort((a, b) => a - b);
  const then: Asker = {
    groups: ids.flatMap((id) => index.groups.get(id) ?? []),
    works: userStatus(asked.user) === "pending" ? "signed in" : asked.works,
  };
  const places = new Set<number>();
  for (const asker of [asked, then]) {
    eachVerdict(index, asker, ({ id }, { level }) => {
      if (level !== "none") places.add(placeOf(index, id));
    });
  }
  return [...places]
    .sort((a, b) => a - b)
    .map((place) => {
      const { id } = index.dataSources[place] as DataSource;
      return { userId, dataSourceId: id, access: verdictOf(index, then, place) };
    });
}

/**
 * The groups that count, by ascending id: each once, without deleted ones. null: the server does not tell.
 * @throws Problem `not_in_snapshot`
 */
export function groupsOf({ index }: AccessGraph, userId: number): number[] | null {
  return userOf(index, userId).groups?.map(({ group }) => group.id) ?? null;
}

/** @throws Problem `not_in_snapshot` */
export function isAdministrator({ index }: AccessGraph, userId: number): boolean | "unknown" {
  return userOf(index, userId).groups?.some(({ permissions }) => isAdmin(permissions)) ?? "unknown";
}

/**
 * Whether the user's access works now, whatever it is.
 * @throws Problem `not_in_snapshot`
 */
export function accessNow({ index }: AccessGraph, userId: number): Access["now"] {
  return userOf(index, userId).works === "once enabled" ? "latent" : "live";
}

export function userOf(index: AccessIndex, userId: number): UserEntry {
  const user = index.users.get(userId);
  if (user === undefined) throw new Problem("not_in_snapshot", `There is no user ${userId} in the snapshot.`);
  return user;
}

export function placeOf(index: AccessIndex, dataSourceId: number): number {
  const place = index.places.get(dataSourceId);
  if (place !== undefined) return place;
  throw new Problem("not_in_snapshot", `There is no data source ${dataSourceId} in the snapshot.`);
}

/** Who asks: a user, or the same user with something taken away. */
export type Asker = Pick<UserEntry, "groups" | "works">;

export function verdictOf(index: AccessIndex, { groups, works }: Asker, place: number): Access {
  if (groups === null) return GROUPS_UNKNOWN[works];
  const asker = profiled(index, groups, works);
  let legs = index.verdicts.noLegs;
  for (const { group, permissions, grants } of groups) {
    const gives = isAdmin(permissions) ? "admin" : grants.get(place);
    if (gives !== undefined) legs = withLeg(index.verdicts, legs, group.id, gives);
  }
  return sharedVerdict(index, asker, legs, index.dataSources[place] as DataSource);
}

/** Calls back for every data source for which a verdict other than `none` is possible, by ascending id. */
function eachVerdict(
  index: AccessIndex,
  asker: Asker,
  visit: (to: DataSource, access: Access) => void,
): void {
  const { groups, works } = asker;
  if (groups === null || groups.some(({ permissions }) => isAdmin(permissions))) {
    index.dataSources.forEach((dataSource, place) => {
      visit(dataSource, verdictOf(index, asker, place));
    });
    return;
  }
  const profiledAsker = profiled(index, groups, works);
  const legsAt = new Array<Legs | undefined>(index.dataSources.length).fill(undefined);
  for (const { group, grants } of groups) {
    grants.forEach((gives, place) => {
      legsAt[place] = withLeg(index.verdicts, legsAt[place] ?? index.verdicts.noLegs, group.id, gives);
    });
  }
  for (let place = 0; place < legsAt.length; place++) {
    const legs = legsAt[place];
    if (legs === undefined) continue;
    const dataSource = index.dataSources[place] as DataSource;
    visit(dataSource, sharedVerdict(index, profiledAsker, legs, dataSource));
  }
}

interface ProfiledAsker {
  readonly groups: readonly GroupEntry[];
  readonly works: Works;
  readonly profile: Profile;
}

function profiled(index: AccessIndex, groups: readonly GroupEntry[], works: Works): ProfiledAsker {
  let key: string = works;
  for (const { group } of groups) key += ` ${group.id}`;
  const permissions = () => groups.reduce((set, group) => set | group.permissions, 0);
  return { groups, works, profile: profileOf(index.verdicts, key, permissions) };
}

function sharedVerdict(
  index: AccessIndex,
  asker: ProfiledAsker,
  legs: Legs,
  { presence }: DataSource,
): Access {
  const { verdicts } = asker.profile;
  if (presence !== "listed") return freshVerdict(index, asker, legs, presence);
  let access = verdicts.get(legs);
  if (access === undefined) {
    access = freshVerdict(index, asker, legs, presence);
    verdicts.set(legs, access);
  }
  return access;
}

function freshVerdict(
  index: AccessIndex,
  { groups, works, profile }: ProfiledAsker,
  { list, granted, maybeMore }: Legs,
  presence: DataSource["presence"],
): Access {
  const verdict = index.rule({ permissions: profile.permissions, granted, maybeMore, presence });
  return {
    grant: verdict.grant,
    level: verdict.level,
    abilities: verdict.abilities,
    runAnyAsOwner: verdict.runAnyAsOwner,
    admin: verdict.admin,
    ...workingOf(works),
    grants: list,
    permissionGroups: groupsGiving(groups, profile, verdict.restsOn),
    unknownBecause: verdict.unknownBecause,
  };
}

/** The groups that give one of the permissions. */
function groupsGiving(groups: readonly GroupEntry[], { groupsGiving }: Profile, anyOf: PermissionSet) {
  let giving = groupsGiving.get(anyOf);
  if (giving === undefined) {
    giving = groups.filter(({ permissions }) => (permissions & anyOf) !== 0).map(({ group }) => group.id);
    groupsGiving.set(anyOf, giving);
  }
  return giving;
}

function workingOf(works: Works): Pick<Access, "now" | "keyOnly"> {
  return { now: works === "once enabled" ? "latent" : "live", keyOnly: works === "by key" };
}

const GROUPS_UNKNOWN: Record<Works, Access> = {
  "signed in": groupsUnknown("signed in"),
  "by key": groupsUnknown("by key"),
  "once enabled": groupsUnknown("once enabled"),
};

/** Of a user whose groups the server does not tell nothing is known, not even whether he is an administrator. */
function groupsUnknown(works: Works): Access {
  return Object.freeze({
    grant: "unknown",
    level: "unknown",
    abilities: [],
    runAnyAsOwner: "unknown",
    admin: "unknown",
    ...workingOf(works),
    grants: [],
    permissionGroups: [],
    unknownBecause: "groups",
  });
}
