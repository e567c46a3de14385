import { levelOf } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, UserEntry } from "./access-index.js";
import { afterChanges } from "./after-changes.js";
import { type Access, type Change, LEVELS } from "./types.js";
import { verdictOf } from "./user-access.js";

/** Users whose level on a data source falls by changes of grants or permissions. Ascending ids. */
export interface Losers {
  readonly surely: readonly number[];
  /** Nobody can say: what they have now, or would have then, is not known. */
  readonly perhaps: readonly number[];
}

/**
 * Whose level falls on the data sources that the changes are about, disabled accounts included. Changes of one user's
 * memberships or queries take nothing from anybody else, so they are looked at only together with the others.
 */
export function whoLoses({ index }: Indexed, changes: readonly Change[]): Losers {
  const after = afterChanges(index, changes);
  const places = placesOf(index, changes);
  const surely: number[] = [];
  const perhaps: number[] = [];
  for (const entry of membersOf(index, changes)) {
    const falls = places.map((place) => fall(verdictOf(index, entry, place), after.verdict(entry, place)));
    if (falls.includes("surely")) surely.push(entry.user.id);
    else if (falls.includes("perhaps")) perhaps.push(entry.user.id);
  }
  const ascending = (a: number, b: number) => a - b;
  return { surely: surely.sort(ascending), perhaps: perhaps.sort(ascending) };
}

/** The data sources of the grants; where a permission is taken, all. */
function placesOf({ places, dataSources }: AccessIndex, changes: readonly Change[]): number[] {
  if (changes.some(({ kind }) => kind === "permission")) return dataSources.map((_, place) => place);
  const those = changes.flatMap((change) => ("dataSourceId" in change ? [change.dataSourceId] : []));
  return [...new Set(those)].flatMap((id) => places.get(id) ?? []);
}

/** Everybody in a group whose grants or permissions the changes touch. */
function membersOf({ users }: AccessIndex, changes: readonly Change[]): UserEntry[] {
  const groupIds = new Set(
    changes.flatMap((change) =>
      "groupId" in change && change.kind !== "membership" ? [change.groupId] : [],
    ),
  );
  if (groupIds.size === 0) return [];
  return [...users.values()].filter(({ groups }) => groups?.some(({ group }) => groupIds.has(group.id)));
}

function fall(now: Access, then: Access): "no" | "perhaps" | "surely" {
  if (now.level !== "unknown" && then.level !== "unknown")
    return LEVELS.indexOf(then.level) > LEVELS.indexOf(now.level) ? "surely" : "no";
  if (LEVELS.indexOf(levelOf(then.abilities)) > LEVELS.indexOf(levelOf(now.abilities))) return "perhaps";
  return then.level === now.level && then.grants.length === now.grants.length ? "no" : "perhaps";
}
