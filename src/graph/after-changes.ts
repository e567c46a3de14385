import { permissionSet } from "./access.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { NO_QUERIES, type OwnEntry, withoutQueries } from "./own-queries.js";
import type { Access, Change } from "./types.js";
import { verdictOf } from "./user-access.js";
import type { Asker } from "./verdict.js";

/** Verdicts as they would be once the changes are made, by the rule itself. */
export interface AfterChanges {
  /** Of a user on the data source at this place of the index. */
  verdict(entry: UserEntry, place: number): Access;
}

export function afterChanges(index: AccessIndex, changes: readonly Change[]): AfterChanges {
  const altered = alteredGroups(index, changes);
  return { verdict: (entry, place) => verdictOf(index, askerAfter(entry, changes, altered), place) };
}

function askerAfter(
  { user, groups, works, own }: UserEntry,
  changes: readonly Change[],
  altered: ReadonlyMap<number, GroupEntry>,
): Asker {
  const left = new Set(
    changes.flatMap((change) =>
      change.kind === "membership" && change.userId === user.id ? [change.groupId] : [],
    ),
  );
  const stays = groups?.filter(({ group }) => !left.has(group.id)) ?? null;
  return {
    groups: stays?.map((entry) => altered.get(entry.group.id) ?? entry) ?? null,
    works,
    own: own === NO_QUERIES ? own : ownAfter(user.id, own, changes),
  };
}

function ownAfter(userId: number, own: OwnEntry, changes: readonly Change[]): OwnEntry {
  const queries = (kind: "ownership" | "modifying") =>
    new Set(
      changes.flatMap((change) => (change.kind === kind && change.userId === userId ? [change.queryId] : [])),
    );
  return withoutQueries(own, { notOwned: queries("ownership"), notModifiable: queries("modifying") });
}

/** Groups that the changes leave with another grant or another permission, by id. */
function alteredGroups(index: AccessIndex, changes: readonly Change[]): Map<number, GroupEntry> {
  const altered = new Map<number, GroupEntry>();
  for (const change of changes) {
    if (change.kind !== "grant" && change.kind !== "view only" && change.kind !== "permission") continue;
    const entry = altered.get(change.groupId) ?? index.groups.get(change.groupId);
    if (entry !== undefined) altered.set(change.groupId, alteredGroup(index, entry, change));
  }
  return altered;
}

function alteredGroup(
  { places }: AccessIndex,
  entry: GroupEntry,
  change: Extract<Change, { readonly kind: "grant" | "view only" | "permission" }>,
): GroupEntry {
  if (change.kind === "permission")
    return { ...entry, permissions: entry.permissions & ~permissionSet([change.permission]) };
  const place = places.get(change.dataSourceId);
  if (place === undefined || !entry.grants.has(place)) return entry;
  const grants = new Map(entry.grants);
  if (change.kind === "grant") grants.delete(place);
  else grants.set(place, "view");
  return { ...entry, grants };
}
