import { permissionSet } from "./access.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { NO_QUERIES, type OwnEntry, withoutQueries } from "./own-queries.js";
import type { Access, Change } from "./types.js";
import { verdictOf } from "./user-access.js";
import type { Asker } from "./verdict.js";

/** A change that others than one user may notice. */
export type SharedChange = Exclude<Change, { readonly userId: number }>;

export function isShared(change: Change): change is SharedChange {
  return !("userId" in change);
}

/** Verdicts as they would be once all of the changes are made, by the rule itself. */
export interface AfterChanges {
  /** The user with the groups, grants, permissions and queries that are left. */
  asker(entry: UserEntry): Asker;
  /** Of a user on the data source at this place of the index. */
  verdict(entry: UserEntry, place: number): Access;
}

export function afterChanges(index: AccessIndex, changes: readonly Change[]): AfterChanges {
  const altered = alteredGroups(index, changes);
  const asker = (entry: UserEntry) => askerAfter(entry, changes, altered);
  return { asker, verdict: (entry, place) => verdictOf(index, asker(entry), place) };
}

function askerAfter(
  { user, groups, works, own }: UserEntry,
  changes: readonly Change[],
  altered: ReadonlyMap<number, GroupEntry>,
): Asker {
  const his = changes.filter((change) => !isShared(change) && change.userId === user.id);
  const left = (groupId: number) =>
    his.some((change) => change.kind === "membership" && change.groupId === groupId);
  const stays = groups?.filter(({ group }) => !left(group.id)) ?? null;
  return {
    groups: stays?.map((entry) => altered.get(entry.group.id) ?? entry) ?? null,
    works,
    own: own === NO_QUERIES ? own : ownAfter(own, his),
  };
}

function ownAfter(own: OwnEntry, changes: readonly Change[]): OwnEntry {
  const queries = (kind: "ownership" | "modifying") =>
    new Set(changes.flatMap((change) => (change.kind === kind ? [change.queryId] : [])));
  return withoutQueries(own, { notOwned: queries("ownership"), notModifiable: queries("modifying") });
}

/** Groups that the changes leave with another grant or another permission, by id. */
function alteredGroups(index: AccessIndex, changes: readonly Change[]): Map<number, GroupEntry> {
  const altered = new Map<number, GroupEntry>();
  for (const change of changes) {
    if (!isShared(change)) continue;
    const entry = altered.get(change.groupId) ?? index.groups.get(change.groupId);
    if (entry !== undefined) altered.set(change.groupId, alteredGroup(index, entry, change));
  }
  return altered;
}

function alteredGroup({ places }: AccessIndex, entry: GroupEntry, change: SharedChange): GroupEntry {
  if (change.kind === "permission")
    return { ...entry, permissions: entry.permissions & ~permissionSet([change.permission]) };
  const place = places.get(change.dataSourceId);
  if (place === undefined || !entry.grants.has(place)) return entry;
  const grants = new Map(entry.grants);
  if (change.kind === "grant") grants.delete(place);
  else grants.set(place, "view");
  return { ...entry, grants };
}
