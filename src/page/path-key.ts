import { decisiveAbility } from "../graph/access.js";
import type { Access, GrantLeg, OwnQueries } from "../graph/types.js";

/** The groups whose grant is enough for the highest known ability, those that decide first. */
export function grantingGroups({ abilities, grants }: Access): readonly number[] {
  const ability = decisiveAbility(abilities);
  const needsFull = ability === "run_any" || ability === "create_query";
  const isEnough = ({ gives }: GrantLeg) =>
    gives === "full" || gives === "admin" || (gives === "view" && !needsFull);
  return grants.filter(isEnough).map(({ groupId }) => groupId);
}

/**
 * The groups that a reader has to know of for the permission. Where a group that grants the data source gives it as
 * well, that is the path; that others give it too changes nothing of it. In Redash nearly every group gives nearly
 * every permission: with all of them named, no two people would share a path.
 */
export function permittingGroups(access: Access): readonly number[] {
  const granting = new Set(grantingGroups(access));
  const both = access.permissionGroups.filter((groupId) => granting.has(groupId));
  return both.length > 0 ? both : access.permissionGroups;
}

/** Equal for verdicts of which a reader is told the same: level, how it works now, and by what. */
export function pathKey(access: Access): string {
  const { level, groupLevel, ownQueries, now, keyOnly, abilities, grants, unknownBecause } = access;
  const legs = grants.map(({ groupId, gives }) => `${gives} ${groupId}`);
  return JSON.stringify([
    ...[level, groupLevel, now, keyOnly, unknownBecause, abilities.join(" ")],
    // Without a group it may be queries that count, which do not yet.
    ...[legs, permittingGroups(access), raisingQueries(access)],
    ownQueries && [ownQueries.queryIds.length > 0, ownQueries.byNewQuery],
  ]);
}

/** The queries of one's own that give more than the groups; null: none do. */
export function raisingQueries({ level, groupLevel, ownQueries }: Access): OwnQueries | null {
  return level === groupLevel ? null : ownQueries;
}
