import type { Access } from "../../graph/types.js";
import type { DiffValue } from "../../model/diff.js";
import { idOrder } from "./ranks.js";
import type { Side } from "./sides.js";

/** As the columns of effective-access. */
export const ACCESS_FIELDS = [
  "level",
  "level_through_groups",
  "access_now",
  "abilities",
  "grant_groups",
  "permission_groups",
  "through_queries",
] as const;
export type AccessField = (typeof ACCESS_FIELDS)[number];

/** Whether both verdicts say the same in everything. Asked millions of times: most pairs have not changed. */
export function isSameAccess(a: Access, b: Access): boolean {
  if (a.level !== b.level || a.now !== b.now || a.groupLevel !== b.groupLevel) return false;
  if (a.grants.length !== b.grants.length) return false;
  for (let index = 0; index < a.grants.length; index += 1) {
    if (a.grants[index]?.groupId !== b.grants[index]?.groupId) return false;
  }
  return (
    isSameList(a.abilities, b.abilities) &&
    isSameList(a.permissionGroups, b.permissionGroups) &&
    isSameList(queriesOf(a), queriesOf(b))
  );
}

export function isSameField(field: AccessField, a: Access, b: Access): boolean {
  switch (field) {
    case "level":
      return a.level === b.level;
    case "level_through_groups":
      return a.groupLevel === b.groupLevel;
    case "access_now":
      return a.now === b.now;
    case "abilities":
      return isSameList(a.abilities, b.abilities);
    case "grant_groups":
      return isSameList(grantingGroups(a), grantingGroups(b));
    case "permission_groups":
      return isSameList(a.permissionGroups, b.permissionGroups);
    case "through_queries":
      return isSameList(queriesOf(a), queriesOf(b));
  }
}

/** What a side says of each field of a verdict, groups and queries by what it calls them. */
export function accessTeller({ names }: Side): (field: AccessField, access: Access) => DiffValue {
  const groups = (ids: readonly number[]) => ids.map((id) => names.group(id) ?? `#${id}`);
  const tell: Readonly<Record<AccessField, (access: Access) => DiffValue>> = {
    level: ({ level }) => level,
    level_through_groups: ({ groupLevel }) => groupLevel,
    access_now: ({ now }) => now,
    abilities: ({ abilities }) => abilities,
    grant_groups: (access) => groups(grantingGroups(access)),
    permission_groups: ({ permissionGroups }) => groups(permissionGroups),
    through_queries: (access) =>
      queriesOf(access).map((id) => (id === NEW_QUERY ? "a new query" : (names.query(id) ?? `#${id}`))),
  };
  return (field, access) => tell[field](access);
}

/** Which of them decides is told by the grants: here the groups alone count. */
function grantingGroups({ grants }: Access): readonly number[] {
  return grants.map(({ groupId }) => groupId).sort(idOrder);
}

/** Stands for a query that the user would make first. */
const NEW_QUERY = -1;

function queriesOf({ ownQueries }: Access): readonly number[] {
  if (ownQueries === null) return NONE;
  return ownQueries.byNewQuery ? [...ownQueries.queryIds, NEW_QUERY] : ownQueries.queryIds;
}

const NONE: readonly number[] = [];

function isSameList<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) if (some[index] !== others[index]) return false;
  return true;
}
