import type { AccessTraits } from "../model/versions.js";
import { needsOf, type PermissionSet } from "./access.js";
import type { Access } from "./types.js";
import type { Asker } from "./verdict.js";

/**
 * How many ways lead to the level of a verdict: pairs of a group that grants the data source and a group that gives a
 * permission, and queries of one's own. Only what is known: 0 where the level is `none` or `unknown`.
 */
export function countWays(traits: AccessTraits, { groups }: Asker, access: Access): number {
  const { level, ownQueries, grants } = access;
  const needs = needsOf(traits);
  const granting = (...gives: string[]) => grants.filter((leg) => gives.includes(leg.gives)).length;
  const giving = (anyOf: PermissionSet) =>
    groups?.filter(({ permissions }) => (permissions & anyOf) !== 0).length ?? 0;
  if (level === "schema") return granting("admin", "full", "view");
  if (level === "view") return granting("admin", "full", "view") * giving(needs.read_result?.anyOf ?? 0);
  if (level !== "query") return 0;
  const running = giving((needs.run_any?.anyOf ?? 0) | (needs.create_query?.anyOf ?? 0));
  const own = ownQueries === null ? 0 : ownQueries.queryIds.length + (ownQueries.byNewQuery ? 1 : 0);
  return granting("admin", "full") * running + own;
}
