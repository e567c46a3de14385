import { Problem } from "../model/problem.js";
import type { Account, DataSource } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import { userStatus } from "../model/user-status.js";
import { isAdmin, mayEdit } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, UserEntry } from "./access-index.js";
import { withLeg } from "./legs.js";
import type { Access, AccessRow } from "./types.js";
import {
  type Asker,
  hasQueriesTo,
  newQueryOf,
  profiledAsker,
  verdictByLegs,
  verdictWithoutGroups,
} from "./verdict.js";
import { verdictAt, verdictsOf } from "./verdicts-by-place.js";

/**
 * The verdict for one user and one data source.
 * @throws Problem `not_in_snapshot`
 */
export function accessOf({ index }: Indexed, userId: number, dataSourceId: number): Access {
  return verdictOf(index, userOf(index, userId), placeOf(index, dataSourceId));
}

/**
 * The verdicts for one user on these data sources, each as `accessOf` gives it: what they have in common is found once.
 * @throws Problem `not_in_snapshot`
 */
export function accessOnEach({ index }: Indexed, userId: number, dataSourceIds: readonly number[]): Access[] {
  const verdict = verdictsAt(index, userOf(index, userId));
  return dataSourceIds.map((id) => verdict(placeOf(index, id)));
}

/**
 * The user's access to every data source where the level is other than `none`, by ascending data source id.
 * A user whose groups are not known has a row for each.
 * @throws Problem `not_in_snapshot`
 */
export function accessOfUser(graph: Indexed, userId: number): AccessRow[] {
  const rows: AccessRow[] = [];
  eachAccess(graph, userId, (place, access) => {
    const { id: dataSourceId } = graph.index.dataSources[place] as DataSource;
    rows.push({ userId, dataSourceId, access });
  });
  return rows;
}

/**
 * Shows the rows of `accessOfUser` one by one, for who asks of very many users and keeps none.
 * @param see is given the place of the data source in `dataSourcesByPlace`
 * @throws Problem `not_in_snapshot`
 */
export function eachAccess(
  { index }: Indexed,
  userId: number,
  see: (place: number, access: Access) => void,
): void {
  const verdicts = verdictsOf(index, userOf(index, userId));
  verdicts.places.each((place) => {
    const access = verdictAt(verdicts, place);
    if (access.level !== "none") see(place, access);
  });
}

/** By ascending id. */
export function dataSourcesByPlace({ index }: Indexed): readonly DataSource[] {
  return index.dataSources;
}

/**
 * Whether anything leads from the user to the data source: where nothing does, the level is `none`. Quicker than the
 * verdict, for who asks of very many users.
 * @throws Problem `not_in_snapshot`
 */
export function mayReach({ index }: Indexed, userId: number, dataSourceId: number): boolean {
  const place = placeOf(index, dataSourceId);
  const { groups, own } = userOf(index, userId);
  if (groups === null || groups.some(({ grants, permissions }) => grants.has(place) || isAdmin(permissions)))
    return true;
  return hasQueriesTo({ own, newQuery: newQueryOf(index, groups) }, place);
}

/** What other groups make of a user's access to one data source. */
export interface AccessChange {
  readonly dataSourceId: number;
  readonly now: Access;
  readonly after: Access;
}

/**
 * The user's access now, and were these all the groups: by ascending data source id, for each data source where the
 * level is other than `none` now or then. A pending user, whom only a login puts into other groups, is signed in then.
 * Ids of deleted groups give nothing. Queries stay whose they are; what their owner may do with them changes.
 * @throws Problem `not_in_snapshot`
 */
export function accessWithGroups(
  { index }: Indexed,
  userId: number,
  groupIds: readonly number[],
): AccessChange[] {
  const asked = userOf(index, userId);
  const ids = ascending(new Set(groupIds));
  const now = verdictsOf(index, asked);
  const then = verdictsOf(index, {
    groups: ids.flatMap((id) => index.groups.get(id) ?? []),
    works: userStatus(asked.user) === "pending" ? "signed in" : asked.works,
    own: asked.own,
  });
  const changes: AccessChange[] = [];
  index.dataSources.forEach(({ id: dataSourceId }, place) => {
    if (!now.places.has(place) && !then.places.has(place)) return;
    const change = { dataSourceId, now: verdictAt(now, place), after: verdictAt(then, place) };
    if (change.now.level !== "none" || change.after.level !== "none") changes.push(change);
  });
  return changes;
}

/**
 * The groups that count, by ascending id: each once, without deleted ones. null: the server does not tell.
 * @throws Problem `not_in_snapshot`
 */
export function groupsOf({ index }: Indexed, userId: number): number[] | null {
  return userOf(index, userId).groups?.map(({ group }) => group.id) ?? null;
}

/**
 * The groups by which the user may change queries of his own, by ascending id: without any of them his queries lead nowhere.
 * @throws Problem `not_in_snapshot`
 */
export function editingGroups({ index }: Indexed, userId: number): number[] {
  const { groups } = userOf(index, userId);
  return (groups ?? []).flatMap(({ group, permissions }) => (mayEdit(permissions) ? [group.id] : []));
}

/** @throws Problem `not_in_snapshot` */
export function isAdministrator({ index }: Indexed, userId: number): boolean | "unknown" {
  return userOf(index, userId).groups?.some(({ permissions }) => isAdmin(permissions)) ?? "unknown";
}

/**
 * Whether the user's access works now, whatever it is.
 * @throws Problem `not_in_snapshot`
 */
export function accessNow({ index }: Indexed, userId: number): Access["now"] {
  return userOf(index, userId).works === "once enabled" ? "latent" : "live";
}

/** undefined: the snapshot has nobody of this id. */
export function accountOf({ index }: Indexed, userId: number): Account | undefined {
  return index.users.get(userId)?.user;
}

export function userOf(index: AccessIndex, userId: number): UserEntry {
  const user = index.users.get(userId);
  if (user === undefined) throw new Problem("not_in_snapshot", `There is no user ${userId} in the snapshot.`);
  return user;
}

export function placeOf(index: AccessIndex, dataSourceId: number): number {
  const place = index.places.get(dataSourceId);
  if (place !== undefined) return place;
  throw new Problem("not_in_snapshot", `There is no data source ${dataSourceId} in the snapshot.`);
}

export function verdictOf(index: AccessIndex, asker: Asker, place: number): Access {
  return verdictsAt(index, asker)(place);
}

/** The verdict by the place of the data source, for few of them: whoever asks for all goes over the grants instead. */
function verdictsAt(index: AccessIndex, asker: Asker): (place: number) => Access {
  const { groups, works, own } = asker;
  if (groups === null) return (place) => verdictWithoutGroups(index, works, place);
  const profiled = profiledAsker(index, { groups, works, own });
  return (place) => {
    let legs = profiled.profile.noLegs;
    for (const { group, permissions, grants } of groups) {
      const gives = isAdmin(permissions) ? "admin" : grants.get(place);
      if (gives !== undefined) legs = withLeg(legs, group.id, gives);
    }
    return verdictByLegs(index, profiled, legs, place);
  };
}

/** The verdict, were the user not in the group, however often it stands in the user's list. */
export function verdictWithout(index: AccessIndex, asker: Asker, groupId: number, place: number): Access {
  const groups = asker.groups?.filter(({ group }) => group.id !== groupId) ?? null;
  return verdictOf(index, { ...asker, groups }, place);
}
