import { Problem } from "../model/problem.js";
import type { DataSource } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import { isAdmin, type PermissionSet } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry, Works } from "./access-index.js";
import { type Legs, type Profile, profileOf, withLeg } from "./shared-verdicts.js";
import type { Access, AccessRow } from "./types.js";

/**
 * The verdict for one user and one data source.
 * @throws Problem `not_in_snapshot`
 */
export function accessOf({ index }: Indexed, userId: number, dataSourceId: number): Access {
  return verdictOf(index, userOf(index, userId), placeOf(index, dataSourceId));
}

/**
 * The user's access to every data source where the level is other than `none`, by ascending data source id.
 * A user whose groups are not known has a row for each.
 * @throws Problem `not_in_snapshot`
 */
export function accessOfUser({ index }: Indexed, userId: number): AccessRow[] {
  const rows: AccessRow[] = [];
  const verdicts = verdictsOf(index, userOf(index, userId));
  index.dataSources.forEach(({ id: dataSourceId }, place) => {
    if (verdicts.isNone(place)) return;
    const access = verdicts.at(place);
    if (access.level !== "none") rows.push({ userId, dataSourceId, access });
  });
  return rows;
}

/**
 * Whether anything leads from the user to the data source: where nothing does, the level is `none`. Quicker than the
 * verdict, for who asks of very many users.
 * @throws Problem `not_in_snapshot`
 */
export function mayReach({ index }: Indexed, userId: number, dataSourceId: number): boolean {
  const place = placeOf(index, dataSourceId);
  const { groups } = userOf(index, userId);
  return groups?.some(({ grants, permissions }) => grants.has(place) || isAdmin(permissions)) ?? true;
}

/** What other groups make of a user's access to one data source. */
export interface AccessChange {
  readonly dataSourceId: number;
  readonly now: Access;
  readonly after: Access;
}

/**
 * The user's access now, and were these all the groups: by ascending data source id, for each data source where the
 * level is other than `none` now or then. A pending user, whom only a login puts into other groups, is signed in then.
 * Ids of deleted groups give nothing.
 * @throws Problem `not_in_snapshot`
 */
export function accessWithGroups(
  { index }: Indexed,
  userId: number,
  groupIds: readonly number[],
): AccessChange[] {
  const asked = userOf(index, userId);
  const ids = [...new Set(groupIds)].sort((a, b) => a - b);
  const now = verdictsOf(index, asked);
  const then = verdictsOf(index, {
    groups: ids.flatMap((id) => index.groups.get(id) ?? []),
    works: userStatus(asked.user) === "pending" ? "signed in" : asked.works,
  });
  const changes: AccessChange[] = [];
  index.dataSources.forEach(({ id: dataSourceId }, place) => {
    if (now.isNone(place) && then.isNone(place)) return;
    const change = { dataSourceId, now: now.at(place), after: then.at(place) };
    if (change.now.level !== "none" || change.after.level !== "none") changes.push(change);
  });
  return changes;
}

/**
 * The groups that count, by ascending id: each once, without deleted ones. null: the server does not tell.
 * @throws Problem `not_in_snapshot`
 */
export function groupsOf({ index }: Indexed, userId: number): number[] | null {
  return userOf(index, userId).groups?.map(({ group }) => group.id) ?? null;
}

/** @throws Problem `not_in_snapshot` */
export function isAdministrator({ index }: Indexed, userId: number): boolean | "unknown" {
  return userOf(index, userId).groups?.some(({ permissions }) => isAdmin(permissions)) ?? "unknown";
}

/**
 * Whether the user's access works now, whatever it is.
 * @throws Problem `not_in_snapshot`
 */
export function accessNow({ index }: Indexed, userId: number): Access["now"] {
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

/** The verdict, were the user not in the group, however often it stands in the user's list. */
export function verdictWithout(index: AccessIndex, asker: Asker, groupId: number, place: number): Access {
  const groups = asker.groups?.filter(({ group }) => group.id !== groupId) ?? null;
  return verdictOf(index, { groups, works: asker.works }, place);
}

/** The verdicts for one who asks, by the place of the data source. */
interface Verdicts {
  /** Whether no verdict other than `none` is possible. */
  isNone(place: number): boolean;
  at(place: number): Access;
}

function verdictsOf(index: AccessIndex, asker: Asker): Verdicts {
  const { groups, works } = asker;
  if (groups === null || groups.some(({ permissions }) => isAdmin(permissions)))
    return { isNone: () => false, at: (place) => verdictOf(index, asker, place) };
  const profiledAsker = profiled(index, groups, works);
  const { noLegs } = index.verdicts;
  const legsAt = new Array<Legs | undefined>(index.dataSources.length).fill(undefined);
  for (const { group, grants } of groups) {
    grants.forEach((gives, place) => {
      legsAt[place] = withLeg(index.verdicts, legsAt[place] ?? noLegs, group.id, gives);
    });
  }
  return {
    isNone: (place) => legsAt[place] === undefined,
    at(place) {
      const dataSource = index.dataSources[place] as DataSource;
      return sharedVerdict(index, profiledAsker, legsAt[place] ?? noLegs, dataSource);
    },
  };
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
    groupLevel: verdict.level,
    ownQueries: null,
    maybeMoreQueries: false,
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
    groupLevel: "unknown",
    ownQueries: null,
    maybeMoreQueries: false,
    abilities: [],
    runAnyAsOwner: "unknown",
    admin: "unknown",
    ...workingOf(works),
    grants: [],
    permissionGroups: [],
    unknownBecause: "groups",
  });
}
