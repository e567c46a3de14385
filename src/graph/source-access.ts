import { isAdmin } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { AccessIndex, UserEntry } from "./access-index.js";
import { NO_QUERIES, queriesTo } from "./own-queries.js";
import type { Access } from "./types.js";
import { placeOf, verdictOf } from "./user-access.js";
import { hasQueriesTo, newQueryOf } from "./verdict.js";

/** Users of one verdict on one data source. Only which of their other groups give the permission as well may differ. */
export interface UsersAlike {
  /** Of the first of them. */
  readonly access: Access;
  /** In the order in which the users stand in the snapshot. */
  readonly userIds: readonly number[];
}

/**
 * Everybody whose level on the data source is other than `none`, those together who are alike. The verdict is asked
 * for once for all who are: of 100,000 users this takes a tenth of the time that asking for each does.
 * @throws Problem `not_in_snapshot`
 */
export function usersOfSource({ index }: Indexed, dataSourceId: number): UsersAlike[] {
  const place = placeOf(index, dataSourceId);
  const alike = new Map<string, { access: Access; userIds: number[] }>();
  for (const [userId, entry] of index.users) {
    const key = questionOf(index, entry, place);
    if (key === null) continue;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { access: verdictOf(index, entry, place), userIds: [userId] });
    else known.userIds.push(userId);
  }
  return [...alike.values()].filter(({ access }) => access.level !== "none");
}

/**
 * Whether somebody may have a query there, or one that can be moved there, of which nobody knows.
 * @throws Problem `not_in_snapshot`
 */
export function mayHaveMoreQueries({ index }: Indexed, dataSourceId: number): boolean {
  return index.doubtful[placeOf(index, dataSourceId)] === true;
}

/**
 * All that the verdict depends on: how the access works, the permissions, the groups that grant the data source, and
 * the user's own queries. null: nothing leads there, so that there is nothing to ask.
 */
function questionOf(index: AccessIndex, { groups, works, own }: UserEntry, place: number): string | null {
  if (groups === null) return works;
  let permissions = 0;
  let legs = "";
  for (const group of groups) {
    permissions |= group.permissions;
    if (isAdmin(group.permissions) || group.grants.has(place)) legs += ` ${group.group.id}`;
  }
  const newQuery = newQueryOf(index, groups);
  // Nearly everybody: of 100,000 users each question counts.
  if (own === NO_QUERIES && newQuery === "no") return legs === "" ? null : `${works} ${permissions}${legs}`;
  if (legs === "" && !hasQueriesTo({ own, newQuery }, place)) return null;
  return `${works} ${permissions}${legs} by ${queriesTo(own, place).join(" ")} ${newQuery}`;
}
