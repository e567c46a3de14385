import { Problem } from "../model/problem.js";
import type { DataSource } from "../model/snapshot.js";
import { isAdmin, type PermissionSet } from "./access.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { type Legs, type Profile, profileOf, withLeg } from "./shared-verdicts.js";
import type { Access, AccessGraph, AccessRow, Level } from "./types.js";

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

/** How many pairs of user and data source have each level; those of level `none` have no row of access. */
export type AccessCount = Readonly<Record<Exclude<Level, "none">, number>>;

export function countAccess({ index }: AccessGraph): AccessCount {
  const count = { query: 0, view: 0, schema: 0, unknown: 0 };
  for (const user of index.users.values()) {
    eachVerdict(index, user, (_, { level }) => {
      if (level !== "none") count[level]++;
    });
  }
  return count;
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
export type Asker = Pick<UserEntry, "groups" | "latent">;

export function verdictOf(index: AccessIndex, { groups, latent }: Asker, place: number): Access {
  const dataSource = index.dataSources[place] as DataSource;
  if (groups === null) return latent ? GROUPS_UNKNOWN.latent : GROUPS_UNKNOWN.live;
  const profile = profileIn(index, groups, latent);
  let legs = index.verdicts.noLegs;
  for (const { group, permissions, grants } of groups) {
    const gives = isAdmin(permissions) ? "admin" : grants.get(place);
    if (gives !== undefined) legs = withLeg(legs, group.id, gives);
  }
  return sharedVerdict(index, groups, profile, legs, dataSource, latent);
}

/** Calls back for every data source that a verdict other than `none` is possible for, by ascending id. */
function eachVerdict(index: AccessIndex, user: Asker, visit: (to: DataSource, access: Access) => void): void {
  const { groups, latent } = user;
  if (groups === null || groups.some(({ permissions }) => isAdmin(permissions))) {
    index.dataSources.forEach((dataSource, place) => {
      visit(dataSource, verdictOf(index, user, place));
    });
    return;
  }
  const profile = profileIn(index, groups, latent);
  const legsAt = new Array<Legs | undefined>(index.dataSources.length);
  for (const { group, grants } of groups) {
    for (const [place, gives] of grants) {
      legsAt[place] = withLeg(legsAt[place] ?? index.verdicts.noLegs, group.id, gives);
    }
  }
  for (let place = 0; place < legsAt.length; place++) {
    const legs = legsAt[place];
    if (legs === undefined) continue;
    const dataSource = index.dataSources[place] as DataSource;
    visit(dataSource, sharedVerdict(index, groups, profile, legs, dataSource, latent));
  }
}

function profileIn(index: AccessIndex, groups: readonly GroupEntry[], latent: boolean): Profile {
  const key = `${latent ? "latent" : "live"} ${groups.map(({ group }) => group.id).join()}`;
  return profileOf(index.verdicts, key, () => groups.reduce((set, group) => set | group.permissions, 0));
}

function sharedVerdict(
  index: AccessIndex,
  groups: readonly GroupEntry[],
  profile: Profile,
  legs: Legs,
  { presence }: DataSource,
  latent: boolean,
): Access {
  const known = profile.verdicts[presence].get(legs);
  if (known !== undefined) return known;
  const { granted, maybeMore } = legs;
  const { restsOn, ...verdict } = index.rule({
    permissions: profile.permissions,
    granted,
    maybeMore,
    presence,
  });
  const access: Access = Object.freeze({
    ...verdict,
    now: latent ? "latent" : "live",
    grants: legs.list,
    permissionGroups: groupsGiving(groups, restsOn),
  });
  profile.verdicts[presence].set(legs, access);
  return access;
}

/** The groups that give one of the permissions. */
function groupsGiving(groups: readonly GroupEntry[], anyOf: PermissionSet): number[] {
  return groups.filter(({ permissions }) => (permissions & anyOf) !== 0).map(({ group }) => group.id);
}

const GROUPS_UNKNOWN = { live: groupsUnknown("live"), latent: groupsUnknown("latent") } as const;

/** Of a user whose groups the server does not tell nothing is known, not even whether he is an administrator. */
function groupsUnknown(now: Access["now"]): Access {
  return Object.freeze({
    grant: "unknown",
    level: "unknown",
    abilities: [],
    runAnyAsOwner: "unknown",
    admin: "unknown",
    now,
    grants: [],
    permissionGroups: [],
    unknownBecause: "groups",
  });
}
