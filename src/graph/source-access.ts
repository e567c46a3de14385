import { isAdmin } from "./access.js";
import type { Indexed } from "./access-graph.js";
import type { UserEntry } from "./access-index.js";
import type { Access } from "./types.js";
import { placeOf, verdictOf } from "./user-access.js";

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
    const key = questionOf(entry, place);
    if (key === null) continue;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { access: verdictOf(index, entry, place), userIds: [userId] });
    else known.userIds.push(userId);
  }
  return [...alike.values()].filter(({ access }) => access.level !== "none");
}

/**
 * All that the verdict depends on: how the access works, the permissions, and the groups that grant the data source.
 * null: no group grants anything there, so that there is nothing to ask.
 */
function questionOf({ groups, works }: UserEntry, place: number): string | null {
  if (groups === null) return works;
  let permissions = 0;
  let legs = "";
  for (const group of groups) {
    permissions |= group.permissions;
    if (isAdmin(group.permissions) || group.grants.has(place)) legs += ` ${group.group.id}`;
  }
  return legs === "" ? null : `${works} ${permissions}${legs}`;
}
