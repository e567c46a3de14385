import { isAdmin, PERMISSION_SETS } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { type AfterChanges, afterChanges, isShared, type SharedChange } from "./after-changes.js";
import { type Fall, fall } from "./fall.js";
import { membersOf } from "./members.js";
import { areOn } from "./own-queries.js";
import type { Change } from "./types.js";
import { verdictOf } from "./user-access.js";

/** Users whose level on a data source falls. Ascending ids. */
export interface Losers {
  readonly surely: readonly number[];
  /** Nobody can say: what they have now, or would have then, is not known. */
  readonly perhaps: readonly number[];
}

/**
 * Whose level falls, on the data sources that the changes are about, by the changes of grants and permissions among
 * them; disabled accounts included. Memberships and queries that one user loses take nothing from anybody else.
 */
export function whoLoses({ index }: Indexed, changes: readonly Change[]): Losers {
  const common = changes.filter(isShared);
  const touched = [...new Set(common.map(({ groupId }) => groupId))];
  const after = afterChanges(index, common);
  const falls = placesOf(index, common).map((place) => fallsAt(index, place, touched, after));
  const surely: number[] = [];
  const perhaps: number[] = [];
  for (const entry of membersOf(index, touched)) {
    const each = falls.map((fallOf) => fallOf(entry));
    if (each.includes("surely")) surely.push(entry.user.id);
    else if (each.includes("perhaps")) perhaps.push(entry.user.id);
  }
  return { surely, perhaps };
}

/** The data sources of the grants; where a permission is taken, all. */
function placesOf({ places, dataSources }: AccessIndex, changes: readonly SharedChange[]): number[] {
  if (changes.some(({ kind }) => kind === "permission")) return dataSources.map((_, place) => place);
  const ids = changes.flatMap((change) => ("dataSourceId" in change ? [change.dataSourceId] : []));
  return [...new Set(ids)].flatMap((id) => places.get(id) ?? []);
}

/** More groups than these at once are not told apart by bits. */
const MOST_TOUCHED = 16;

/**
 * What the changes do to a user there. A group like default has 100,000 members of whom there are few different ones: who
 * has no queries of his own there is asked about once for all that are like him.
 */
function fallsAt(index: AccessIndex, place: number, touched: readonly number[], after: AfterChanges) {
  const known = new Map<number, Fall>();
  // On 8 it counts for all of a user's groups what else they are granted.
  const canShare = index.traits.movedQuery !== "runs" && touched.length <= MOST_TOUCHED;
  return (entry: UserEntry): Fall => {
    if (entry.groups === null) return "perhaps";
    const ask = () => fall(verdictOf(index, entry, place), after.verdict(entry, place));
    if (!canShare || areOn(entry.own, place)) return ask();
    const alike = alikeKey(entry.groups, place, touched);
    let fell = known.get(alike);
    if (fell === undefined) {
      fell = ask();
      known.set(alike, fell);
    }
    return fell;
  };
}

const RANK = { view: 1, full: 2, admin: 3 } as const;

/**
 * All that the level depends on, now and then, as a number: which of the touched groups the user is in, and of his others
 * the permissions, the most that one is known to grant, and whether one may grant more.
 */
function alikeKey(groups: readonly GroupEntry[], place: number, touched: readonly number[]): number {
  let permissions = 0;
  let rank = 0;
  let maybeMore = 0;
  let inTouched = 0;
  for (const { group, permissions: given, grants } of groups) {
    const which = touched.indexOf(group.id);
    if (which >= 0) {
      inTouched |= 1 << which;
      continue;
    }
    permissions |= given;
    const gives = isAdmin(given) ? "admin" : grants.get(place);
    if (gives === "unknown") maybeMore = 1;
    else if (gives !== undefined) rank = Math.max(rank, RANK[gives]);
  }
  return ((inTouched * PERMISSION_SETS + permissions) * 4 + rank) * 2 + maybeMore;
}
