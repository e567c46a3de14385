import type { Snapshot } from "../../model/snapshot.js";
import { inWords, sorted } from "../ids.js";

/** More groups would bury the sentence. */
const MOST_GROUPS_NAMED = 12;

/** Data sources of which the lists show nothing to the account that collects: it is in no group that has them. */
export interface OutsideSources {
  /** Ascending. */
  readonly dataSourceIds: readonly number[];
  /** Groups that have them between them, few: in these the account would see them. Ascending. */
  readonly groupIds: readonly number[];
  /** What to do so that the lists show all, in a sentence or two. Empty: they do. */
  readonly hint: string;
  /** Whether the lists have what rests on it. null: on a data source that was deleted. */
  listed(dataSourceId: number | null): boolean;
}

/**
 * The lists of queries, dashboards and alerts show what the caller's own groups are granted, administrator or not. A
 * grant that is not known is counted as none.
 */
export function outsideSources(
  snapshot: Pick<Snapshot, "operator" | "groups" | "dataSources" | "grants">,
): OutsideSources {
  const own = new Set(snapshot.operator.groups);
  const inside = new Set(
    snapshot.grants.flatMap((grant) => (own.has(grant.groupId) ? grant.dataSourceId : [])),
  );
  const outside = new Set(snapshot.dataSources.map(({ id }) => id).filter((id) => !inside.has(id)));
  const groupIds = groupsThatHave(outside, snapshot.grants);
  const granted = new Set(snapshot.grants.map(({ dataSourceId }) => dataSourceId));
  const ofNoGroup = [...outside].filter((id) => !granted.has(id));
  return {
    dataSourceIds: sorted(outside),
    groupIds,
    listed: (dataSourceId) => dataSourceId !== null && inside.has(dataSourceId),
    hint: [joinHint(snapshot, groupIds), aloneHint(sorted(ofNoGroup))].filter(Boolean).join(" "),
  };
}

/** Each time the group that has most of what is left; of equals the one with the least id. */
function groupsThatHave(outside: ReadonlySet<number>, grants: Snapshot["grants"]): number[] {
  const left = new Map<number, Set<number>>();
  for (const { groupId, dataSourceId } of grants) {
    if (outside.has(dataSourceId)) left.set(groupId, (left.get(groupId) ?? new Set()).add(dataSourceId));
  }
  const chosen: number[] = [];
  while (left.size > 0) {
    const [best] = [...left].sort(([a, as], [b, bs]) => bs.size - as.size || a - b);
    if (best === undefined) break;
    chosen.push(best[0]);
    for (const [groupId, ids] of left) {
      for (const id of best[1]) if (ids !== best[1]) ids.delete(id);
      if (ids.size === 0 || ids === best[1]) left.delete(groupId);
    }
  }
  return sorted(chosen);
}

function joinHint(
  { groups, operator }: Pick<Snapshot, "groups" | "operator">,
  ids: readonly number[],
): string {
  if (ids.length === 0) return "";
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const named = ids.slice(0, MOST_GROUPS_NAMED).map((id) => `${id} "${names.get(id) ?? ""}"`);
  const more = ids.length > named.length ? ` and ${ids.length - named.length} more` : "";
  const which = `${ids.length === 1 ? "group" : "groups"} ${named.join(", ")}${more}`;
  return `Redash lists only what the own groups of ${operator.email} are granted: put the account into ${which} as well.`;
}

function aloneHint(ids: readonly number[]): string {
  if (ids.length === 0) return "";
  const which = `${ids.length === 1 ? "Data source" : "Data sources"} ${inWords(ids)}`;
  return `${which} ${ids.length === 1 ? "is" : "are"} of no group that is known: what rests on ${ids.length === 1 ? "it" : "them"} is on no list.`;
}
