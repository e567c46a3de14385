import type { GrantRow, UserRow } from "./rows.js";
import type { World } from "./world.js";

/** Whoever asks, with what Redash works out from the groups before it answers. */
export interface Caller {
  readonly user: UserRow;
  /** Ids of groups that exist, in the order of the groups' rows, each once. */
  readonly groupIds: readonly number[];
  /** Of each group in turn: what two groups give stands twice, as the session shows it. */
  readonly permissions: readonly string[];
}

export function callerOf(world: World, user: UserRow): Caller {
  const member = new Set(user.groups ?? []);
  const groups = world.groups.filter((group) => member.has(group.id));
  return {
    user,
    groupIds: groups.map((group) => group.id),
    permissions: groups.flatMap((group) => group.permissions),
  };
}

export function may(caller: Caller, permission: string): boolean {
  return caller.permissions.includes(permission);
}

export function isMemberOrAdmin(caller: Caller, groupId: number): boolean {
  return may(caller, "admin") || (caller.user.groups ?? []).includes(groupId);
}

/**
 * The data sources that the caller's own groups are granted, by id, in row order; true: view only in every
 * group that counts. As in Redash a group's later row for the same data source decides, and any full grant wins.
 */
export function grantedTo(world: World, caller: Caller): Map<number, boolean> {
  const viewOnly = new Map<number, boolean>();
  for (const grant of decisiveGrants(world)) {
    if (!caller.groupIds.includes(grant.groupId)) continue;
    viewOnly.set(grant.dataSourceId, grant.viewOnly && (viewOnly.get(grant.dataSourceId) ?? true));
  }
  return viewOnly;
}

const DECISIVE = new WeakMap<World["grants"], readonly GrantRow[]>();

/** The grants of a world, each pair once, in the order of the first row but with the level of the last. */
export function decisiveGrants(world: World): readonly GrantRow[] {
  const known = DECISIVE.get(world.grants);
  if (known !== undefined) return known;
  const byPair = new Map<string, GrantRow>();
  for (const grant of world.grants) byPair.set(`${grant.groupId}:${grant.dataSourceId}`, grant);
  const grants = [...byPair.values()];
  DECISIVE.set(world.grants, grants);
  return grants;
}
