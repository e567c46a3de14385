import type { Account, DataSource, Group, Organisation } from "../model/snapshot.js";
import { sortFew } from "../model/sort-few.js";
import { type UserStatus, userStatus } from "../model/user-status.js";
import type { AccessTraits } from "../model/versions.js";
import { type AccessRule, accessRule, type PermissionSet, permissionSet } from "./access.js";
import grant from "./edges/grant.js";
import { eachOnce } from "./edges/membership.js";
import unknownGrant from "./edges/unknown-grant.js";
import { NO_QUERIES, type OwnEntry, ownEntries } from "./own-queries.js";
import { freshVerdicts, type Knowledge, type SharedVerdicts } from "./shared-verdicts.js";
import type { GrantLeg } from "./types.js";

export interface GroupEntry {
  readonly group: Group;
  readonly permissions: PermissionSet;
  /** By the place of the data source in `AccessIndex.dataSources`. */
  readonly grants: Map<number, Exclude<GrantLeg["gives"], "admin">>;
  /** Whether it is granted in full a data source on which a query can be made and which is not in the index. */
  readonly grantedElsewhere: Knowledge;
}

/** What bears on verdicts and stands in none of an organisation's lists. */
export interface Beyond {
  /** Data sources where somebody may have a query of which nobody knows. */
  readonly doubtfulSourceIds: readonly number[];
  /** Of groups of a part of an organisation, by id: `GroupEntry.grantedElsewhere`, where it is not `no`. */
  readonly grantedElsewhere: ReadonlyMap<number, Knowledge>;
}

/** How what a user has works now: by session and API key, by the key alone, or only once the account is enabled. */
export type Works = "signed in" | "by key" | "once enabled";

export interface UserEntry {
  readonly user: Account;
  /** By ascending id, each once, without the deleted ones. null: the server does not tell. */
  readonly groups: readonly GroupEntry[] | null;
  readonly works: Works;
  readonly own: OwnEntry;
}

/** The edges of an organisation as lists: what a verdict needs, without a walk. */
export interface AccessIndex {
  readonly traits: AccessTraits;
  readonly rule: AccessRule;
  readonly users: ReadonlyMap<number, UserEntry>;
  readonly groups: ReadonlyMap<number, GroupEntry>;
  /** By ascending id; a data source's place here is its number in `GroupEntry.grants`. */
  readonly dataSources: readonly DataSource[];
  readonly places: ReadonlyMap<number, number>;
  /** By the place: whether somebody may have a query there of which nobody knows. */
  readonly doubtful: readonly boolean[];
  /** Remembers verdicts; changes while questions are asked, their answers do not. */
  readonly verdicts: SharedVerdicts;
}

export function indexOf(
  organisation: Organisation,
  traits: AccessTraits,
  { doubtfulSourceIds, grantedElsewhere }: Beyond,
): AccessIndex {
  const dataSources = organisation.dataSources.toSorted((a, b) => a.id - b.id);
  const places = new Map(dataSources.map(({ id }, place) => [id, place]));
  const groups = new Map(
    organisation.groups.map((group) => [group.id, groupEntry(group, grantedElsewhere.get(group.id) ?? "no")]),
  );
  for (const { from, to, attributes } of grant.edges(organisation)) {
    const place = places.get(to);
    if (place !== undefined) groups.get(from)?.grants.set(place, attributes.viewOnly ? "view" : "full");
  }
  for (const { from, to } of unknownGrant.edges(organisation)) {
    const place = places.get(to);
    if (place !== undefined) groups.get(from)?.grants.set(place, "unknown");
  }
  const own = ownEntries(organisation, traits, places);
  const entryOf = (user: Account): UserEntry => ({
    user,
    groups: user.groups && memberOf(user.groups, groups),
    works: worksOf(userStatus(user), traits),
    own: own.get(user.id) ?? NO_QUERIES,
  });
  // One by one: a list of pairs, as a map can be made of, is as large as the map where there are 100,000.
  const users = new Map<number, UserEntry>();
  for (const user of organisation.users) users.set(user.id, entryOf(user));
  const doubtfulIds = new Set(doubtfulSourceIds);
  const doubtful = dataSources.map(({ id }) => doubtfulIds.has(id));
  const verdicts = freshVerdicts();
  return { traits, rule: accessRule(traits), users, groups, dataSources, places, doubtful, verdicts };
}

function groupEntry(group: Group, grantedElsewhere: Knowledge): GroupEntry {
  return { group, permissions: permissionSet(group.permissions), grants: new Map(), grantedElsewhere };
}

/** By ascending id, each once. Whoever is in a deleted group is in nothing by it. */
function memberOf(groupIds: readonly number[], groups: ReadonlyMap<number, GroupEntry>): GroupEntry[] {
  const entries: GroupEntry[] = [];
  for (const id of eachOnce(groupIds)) {
    const entry = groups.get(id);
    if (entry !== undefined) entries.push(entry);
  }
  // A copy: a list that grew keeps room for many more, and there may be 100,000 of them.
  return sortFew([...entries], (a, b) => a.group.id - b.group.id);
}

/** How what an account of this status has works now, by the release's rule for the keys of disabled ones. */
export function worksOf(status: UserStatus, { disabledKeyWorks }: AccessTraits): Works {
  const whenDisabled = disabledKeyWorks ? "by key" : "once enabled";
  const works = { enabled: "signed in", pending: "by key", disabled: whenDisabled } as const;
  return works[status];
}
