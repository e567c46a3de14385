import { isAdmin } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, UserEntry } from "./access-index.js";
import { afterChanges, isShared, type SharedChange } from "./after-changes.js";
import { type Fall, fall } from "./fall.js";
import { membersOf } from "./members.js";
import { NO_QUERIES } from "./own-queries.js";
import type { Change } from "./types.js";
import { verdictOf } from "./user-access.js";
import { type Asker, newQueryOf } from "./verdict.js";

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
  const groupIds = common.map(({ groupId }) => groupId);
  const places = placesOf(index, common);
  const after = afterChanges(index, common);
  const falls = places.map((place) => fallsAt(index, place, after));
  const surely: number[] = [];
  const perhaps: number[] = [];
  for (const entry of membersOf(index, groupIds)) {
    const then = after.asker(entry);
    const each = falls.map((fallOf) => fallOf(entry, then));
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

/** What the changes do to a user there. Equal questions are asked once: thousands of members have few different ones. */
function fallsAt(index: AccessIndex, place: number, after: ReturnType<typeof afterChanges>) {
  const known = new Map<string, Fall>();
  return (entry: UserEntry, then: Asker): Fall => {
    const ask = () => fall(verdictOf(index, entry, place), after.verdict(entry, place));
    if (entry.groups === null) return "perhaps";
    if (entry.own !== NO_QUERIES) return ask();
    const key = `${questionOf(index, entry, place)} > ${questionOf(index, then, place)}`;
    const fell = known.get(key) ?? ask();
    known.set(key, fell);
    return fell;
  };
}

/** All that the level depends on, of somebody without queries of his own. */
function questionOf(index: AccessIndex, { groups }: Asker, place: number): string {
  if (groups === null) return "";
  let permissions = 0;
  let legs = "";
  for (const group of groups) {
    permissions |= group.permissions;
    const gives = isAdmin(group.permissions) ? "admin" : group.grants.get(place);
    if (gives !== undefined && (gives === "unknown" || !legs.includes(gives))) legs += ` ${gives}`;
  }
  return `${permissions} ${newQueryOf(index, groups)}${legs}`;
}
