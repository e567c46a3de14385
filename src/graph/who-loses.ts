import { isAdmin, PERMISSION_SETS } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { type AfterChanges, afterChanges, isShared, type SharedChange } from "./after-changes.js";
import { type Fall, fallAt } from "./fall.js";
import { membersOf } from "./members.js";
import { leadTo } from "./own-queries.js";
import type { Knowledge } from "./shared-verdicts.js";
import type { Change } from "./types.js";
import { grantedSomewhere, type ProfiledAsker } from "./verdict.js";

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
 * What the changes do to a user there. A group like default has 100,000 members of whom there are few different ones: it
 * is asked once for all that are alike.
 */
function fallsAt(index: AccessIndex, place: number, touched: readonly number[], after: AfterChanges) {
  const known = new Map<number, Fall>();
  const canShare = touched.length <= MOST_TOUCHED;
  return (entry: UserEntry): Fall => {
    const { groups, own } = entry;
    if (groups === null) return "perhaps";
    const ask = () => fallAt(index, entry, after.asker(entry), place);
    if (!canShare) return ask();
    const alike = alikeKey(index, { groups, own }, place, touched);
    let fell = known.get(alike);
    if (fell === undefined) {
      fell = ask();
      known.set(alike, fell);
    }
    return fell;
  };
}

const RANK = { view: 1, full: 2, admin: 3 } as const;
const MAKES = { no: 0, maybe: 1, yes: 2 } as const satisfies Record<Knowledge, number>;

/**
 * All that the level depends on, now and then, as a number: which of the touched groups the user is in, of his others
 * what `givenByOthers` says, and whether queries of his own lead there. Changes of grants and permissions take no query
 * away, and which queries they are is nothing to the level.
 */
function alikeKey(
  index: AccessIndex,
  { groups, own }: Pick<ProfiledAsker, "groups" | "own">,
  place: number,
  touched: readonly number[],
): number {
  let inTouched = 0;
  const others: GroupEntry[] = [];
  for (const entry of groups) {
    const which = touched.indexOf(entry.group.id);
    if (which < 0) others.push(entry);
    else inTouched |= 1 << which;
  }
  // On 8 it counts what the groups are granted anywhere.
  const makes = index.traits.movedQuery === "runs" ? MAKES[grantedSomewhere(index, others)] : 0;
  const queries = leadTo(own, place) ? 1 : 0;
  return ((inTouched * OTHERS + givenByOthers(others, place)) * 2 + queries) * 3 + makes;
}

const OTHERS = PERMISSION_SETS * 4 * 2;

/** The permissions, the most that one is known to grant, and whether one may grant more: a number below `OTHERS`. */
function givenByOthers(groups: readonly GroupEntry[], place: number): number {
  let permissions = 0;
  let rank = 0;
  let maybeMore = 0;
  for (const { permissions: given, grants } of groups) {
    permissions |= given;
    const gives = isAdmin(given) ? "admin" : grants.get(place);
    if (gives === "unknown") maybeMore = 1;
    else if (gives !== undefined) rank = Math.max(rank, RANK[gives]);
  }
  return (permissions * 4 + rank) * 2 + maybeMore;
}
