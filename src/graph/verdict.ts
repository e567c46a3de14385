import type { DataSource } from "../model/snapshot.js";
import { couldRise, isAdmin, levelWithQuery, mayMakeAndEdit, type PermissionSet } from "./access.js";
import type { AccessIndex, Beyond, GroupEntry, UserEntry, Works } from "./access-index.js";
import type { Legs } from "./legs.js";
import { areOn, leadTo, NO_QUERIES, type OwnEntry, queriesTo } from "./own-queries.js";
import type { Profile } from "./profiles.js";
import type { Knowledge } from "./shared-verdicts.js";
import type { Access } from "./types.js";

/** Who asks: a user, or the same user with something taken away. */
export type Asker = Pick<UserEntry, "groups" | "works" | "own">;

/** Who asks, with what is remembered of such. */
export interface ProfiledAsker extends Asker {
  readonly groups: readonly GroupEntry[];
  /** Of all the groups. */
  readonly permissions: PermissionSet;
  /** Whether he can make a query where a group lets him and move it to any data source. */
  readonly newQuery: Knowledge;
  readonly profile: Profile;
  /** Where queries of one's own lead to every data source: verdicts with them, by those without. Else null. */
  readonly moved: Map<Access, Access> | null;
}

export function profiledAsker(
  index: AccessIndex,
  { groups, works, own }: Asker & Pick<ProfiledAsker, "groups">,
): ProfiledAsker {
  const newQuery = newQueryOf(index, groups);
  const key: number[] = [WORKS[works], KNOWLEDGE[newQuery]];
  // With its permissions: asked may be as well what were if a group had others.
  for (const { group, permissions } of groups) key.push(group.id, permissions);
  const profile = index.verdicts.profileOf(key);
  const permissions = permissionsOf(groups);
  // Written out, as it is made for every user: V8 takes microseconds to spread an object and add to it.
  return { groups, works, own, permissions, newQuery, profile, moved: freshlyMoved(own) };
}

/**
 * Who asks, as one of all those who have the same permissions through whatever groups: verdicts are right in
 * everything but `grants` and `permissionGroups`, which are empty.
 */
export function bareAsker(
  index: AccessIndex,
  { groups, works, own }: Asker & Pick<ProfiledAsker, "groups">,
): ProfiledAsker {
  const newQuery = newQueryOf(index, groups);
  const permissions = permissionsOf(groups);
  // No group has the id -1.
  const key: number[] = [WORKS[works], KNOWLEDGE[newQuery], -1, permissions];
  const profile = index.verdicts.profileOf(key);
  return { groups: [], works, own, permissions, newQuery, profile, moved: freshlyMoved(own) };
}

/** Numbers for a profile's key. */
const WORKS = { "signed in": 0, "by key": 1, "once enabled": 2 } as const satisfies Record<Works, number>;
const KNOWLEDGE = { yes: 0, maybe: 1, no: 2 } as const satisfies Record<Knowledge, number>;

function freshlyMoved(own: OwnEntry): ProfiledAsker["moved"] {
  return own.movable.length > 0 ? new Map<Access, Access>() : null;
}

export function permissionsOf(groups: readonly GroupEntry[]): PermissionSet {
  return groups.reduce((set, group) => set | group.permissions, 0);
}

/** Whether somebody in these groups can make a query and move it to any data source: on 8 alone. */
export function newQueryOf(index: AccessIndex, groups: readonly GroupEntry[]): Knowledge {
  return index.traits.movedQuery === "runs" ? mayMakeQuery(index, groups) : "no";
}

/** Whether somebody in these groups can make a query of his own, and change it afterwards. */
export function mayMakeQuery(index: AccessIndex, groups: readonly GroupEntry[]): Knowledge {
  return mayMakeAndEdit(permissionsOf(groups)) ? grantedSomewhere(index, groups) : "no";
}

/** Whether one of the groups is granted in full a data source on which a query can be made. */
export function grantedSomewhere(index: AccessIndex, groups: readonly GroupEntry[]): Knowledge {
  const known = index.verdicts.grantedInFull;
  let granted: Knowledge = "no";
  for (const group of groups) {
    const ofGroup = known.get(group) ?? grantedInFull(index.dataSources, group);
    known.set(group, ofGroup);
    if (ofGroup === "yes") return "yes";
    if (ofGroup === "maybe") granted = "maybe";
  }
  return granted;
}

/** Whether the group is granted in full a data source on which a query can be made: one that is listed. */
function grantedInFull(dataSources: readonly DataSource[], group: GroupEntry, besides?: number): Knowledge {
  let granted: Knowledge = "no";
  for (const one of grantsInFull(dataSources, group, besides)) {
    if (one === "yes") return one;
    granted = one;
  }
  return granted;
}

/** Each grant that is one, or of which that is not known. */
function* grantsInFull(
  dataSources: readonly DataSource[],
  { permissions, grants, grantedElsewhere }: GroupEntry,
  besides?: number,
): Iterable<"yes" | "maybe"> {
  if (grantedElsewhere !== "no") yield grantedElsewhere;
  const all = isAdmin(permissions) ? dataSources.keys() : grants.keys();
  for (const place of all) {
    if (place === besides) continue;
    const gives = isAdmin(permissions) ? "full" : grants.get(place);
    if (gives === "full" && dataSources[place]?.presence === "listed") yield "yes";
    else if (gives !== "view") yield "maybe";
  }
}

/** How many grants there are of which it is not known whether one lets members of these groups make a query. */
export function possibleGrants({ dataSources }: AccessIndex, groups: readonly GroupEntry[]): number {
  return groups.flatMap((group) => [...grantsInFull(dataSources, group)]).filter((one) => one === "maybe")
    .length;
}

/** Whether groups are granted a data source in full besides the one at this place: by group id, where it is not `no`. */
export function grantedBesides(
  { traits, groups, dataSources }: AccessIndex,
  place: number,
): Beyond["grantedElsewhere"] {
  if (traits.movedQuery !== "runs") return new Map();
  const besides = Array.from(
    groups,
    ([id, group]) => [id, grantedInFull(dataSources, group, place)] as const,
  );
  return new Map(besides.filter(([, granted]) => granted !== "no"));
}

/** Whether the asker has, or can make, a query by which the data source may be reached. */
export function hasQueriesTo(
  { own, newQuery }: Pick<ProfiledAsker, "own" | "newQuery">,
  place: number,
): boolean {
  return newQuery === "yes" || leadTo(own, place);
}

/** The verdict for who asks, by what the groups grant on the data source at this place. @param legs of the asker's profile */
export function verdictByLegs(index: AccessIndex, asker: ProfiledAsker, legs: Legs, place: number): Access {
  const verdict = sharedVerdict(index, asker, legs, place);
  const { own } = asker;
  if (own === NO_QUERIES) return verdict;
  const { presence } = index.dataSources[place] as DataSource;
  if (areOn(own, place)) return withQueries(verdict, asker, queriesTo(own, place), presence);
  if (asker.moved === null) return verdict;
  let moved = asker.moved.get(verdict);
  if (moved === undefined) {
    moved = withQueries(verdict, asker, own.movable, presence);
    asker.moved.set(verdict, moved);
  }
  return moved;
}

function sharedVerdict(index: AccessIndex, asker: ProfiledAsker, legs: Legs, place: number): Access {
  const { presence } = index.dataSources[place] as DataSource;
  const doubtful = asker.newQuery === "maybe" || index.doubtful[place] === true;
  if (presence !== "listed") return freshVerdict(index, asker, legs, presence, doubtful);
  const known = doubtful ? legs.doubtfulVerdict : legs.verdict;
  if (known !== null) return known;
  const access = freshVerdict(index, asker, legs, presence, doubtful);
  if (doubtful) legs.doubtfulVerdict = access;
  else legs.verdict = access;
  return access;
}

function freshVerdict(
  index: AccessIndex,
  asker: ProfiledAsker,
  { list, granted, maybeMore }: Legs,
  presence: DataSource["presence"],
  doubtful: boolean,
): Access {
  const { groups, works, permissions, profile, newQuery } = asker;
  const verdict = index.rule({ permissions, granted, maybeMore, presence });
  const access: Access = {
    grant: verdict.grant,
    level: verdict.level,
    groupLevel: verdict.level,
    ownQueries: null,
    maybeMoreQueries: doubtful && couldRise(verdict),
    abilities: verdict.abilities,
    runAnyAsOwner: verdict.runAnyAsOwner,
    admin: verdict.admin,
    now: nowOf(works),
    keyOnly: works === "by key",
    grants: list,
    permissionGroups: groupsGiving(groups, profile, verdict.restsOn),
    unknownBecause: verdict.unknownBecause,
  };
  return newQuery === "yes" ? withQueries(access, asker, [], presence) : access;
}

/** The verdict of somebody who has these queries, or can make a new one. */
function withQueries(
  verdict: Access,
  { newQuery }: ProfiledAsker,
  queryIds: readonly number[],
  presence: DataSource["presence"],
): Access {
  const { runAnyAsOwner, groupLevel } = verdict;
  if (runAnyAsOwner === false) return verdict;
  return {
    ...verdict,
    ...levelWithQuery(groupLevel, verdict, presence),
    ownQueries: runAnyAsOwner === true ? { queryIds, byNewQuery: newQuery === "yes" } : null,
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

function nowOf(works: Works): Access["now"] {
  return works === "once enabled" ? "latent" : "live";
}

/** Of a user whose groups the server does not tell nothing is known, not even whether he is an administrator. */
export function verdictWithoutGroups({ doubtful }: AccessIndex, works: Works, place: number): Access {
  return (doubtful[place] === true ? GROUPS_UNKNOWN_DOUBTFUL : GROUPS_UNKNOWN)[works];
}

const GROUPS_UNKNOWN = groupsUnknown(false);
const GROUPS_UNKNOWN_DOUBTFUL = groupsUnknown(true);

function groupsUnknown(maybeMoreQueries: boolean): Readonly<Record<Works, Access>> {
  const verdict = (works: Works): Access =>
    Object.freeze({
      grant: "unknown",
      level: "unknown",
      groupLevel: "unknown",
      ownQueries: null,
      maybeMoreQueries,
      abilities: [],
      runAnyAsOwner: "unknown",
      admin: "unknown",
      now: nowOf(works),
      keyOnly: works === "by key",
      grants: [],
      permissionGroups: [],
      unknownBecause: "groups",
    });
  return {
    "signed in": verdict("signed in"),
    "by key": verdict("by key"),
    "once enabled": verdict("once enabled"),
  };
}
