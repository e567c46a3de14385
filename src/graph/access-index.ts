import { putUnder } from "../model/put-under.js";
import type { Account, DataSource, Group, Organisation } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import type { AccessTraits } from "../model/versions.js";
import { type AccessRule, accessRule, type PermissionSet, permissionSet } from "./access.js";
import grant from "./edges/grant.js";
import membership from "./edges/membership.js";
import unknownGrant from "./edges/unknown-grant.js";
import { freshVerdicts, type SharedVerdicts } from "./shared-verdicts.js";
import type { GrantLeg } from "./types.js";

export interface GroupEntry {
  readonly group: Group;
  readonly permissions: PermissionSet;
  /** By the place of the data source in `AccessIndex.dataSources`. */
  readonly grants: Map<number, Exclude<GrantLeg["gives"], "admin">>;
}

/** How what a user has works now: by session and API key, by the key alone, or only once the account is enabled. */
export type Works = "signed in" | "by key" | "once enabled";

export interface UserEntry {
  readonly user: Account;
  /** By ascending id, each once, without the deleted ones. null: the server does not tell. */
  readonly groups: readonly GroupEntry[] | null;
  readonly works: Works;
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
  /** Remembers verdicts; changes while questions are asked, their answers do not. */
  readonly verdicts: SharedVerdicts;
}

export function indexOf(organisation: Organisation, traits: AccessTraits): AccessIndex {
  const dataSources = organisation.dataSources.toSorted((a, b) => a.id - b.id);
  const places = new Map(dataSources.map(({ id }, place) => [id, place]));
  const groups = new Map(organisation.groups.map((group) => [group.id, groupEntry(group)]));
  for (const { from, to, attributes } of grant.edges(organisation)) {
    const place = places.get(to);
    if (place !== undefined) groups.get(from)?.grants.set(place, attributes.viewOnly ? "view" : "full");
  }
  for (const { from, to } of unknownGrant.edges(organisation)) {
    const place = places.get(to);
    if (place !== undefined) groups.get(from)?.grants.set(place, "unknown");
  }
  const memberOf = new Map<number, GroupEntry[]>();
  for (const { from, to } of membership.edges(organisation)) {
    const group = groups.get(to);
    if (group !== undefined) putUnder(memberOf, from, group);
  }
  const entryOf = (user: Account) => userEntry(user, memberOf.get(user.id) ?? [], traits);
  const users = new Map(organisation.users.map((user) => [user.id, entryOf(user)]));
  return { traits, rule: accessRule(traits), users, groups, dataSources, places, verdicts: freshVerdicts() };
}

function groupEntry(group: Group): GroupEntry {
  return { group, permissions: permissionSet(group.permissions), grants: new Map() };
}

function userEntry(user: Account, groups: readonly GroupEntry[], traits: AccessTraits): UserEntry {
  const works = { enabled: "signed in", pending: "by key", disabled: whenDisabled(traits) } as const;
  // A copy: a list that grew by pushing keeps room for many more, and there may be 100,000 of them.
  const byId = groups.toSorted((a, b) => a.group.id - b.group.id);
  return { user, groups: user.groups === null ? null : byId, works: works[userStatus(user)] };
}

function whenDisabled({ disabledKeyWorks }: AccessTraits): Works {
  return disabledKeyWorks ? "by key" : "once enabled";
}
