import type { Change } from "../../src/graph/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";

/** Somebody who is nobody's user. */
export const NOBODY = 9_999_999;

/** The snapshot after the changes, made one by one as an administrator would: without the access graph. */
export function changed(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  return changes.reduce(changedBy, snapshot);
}

function changedBy(snapshot: Snapshot, change: Change): Snapshot {
  switch (change.kind) {
    case "membership":
      return {
        ...snapshot,
        users: snapshot.users.map((user) =>
          user.id !== change.userId || user.groups === null
            ? user
            : { ...user, groups: user.groups.filter((id) => id !== change.groupId) },
        ),
      };
    case "grant":
      return {
        ...snapshot,
        grants: snapshot.grants.filter((row) => !isOf(change, row)),
        unknownGrants: snapshot.unknownGrants.map((row) =>
          row.dataSourceId === change.dataSourceId
            ? { ...row, groupIds: row.groupIds.filter((id) => id !== change.groupId) }
            : row,
        ),
      };
    case "view only":
      return {
        ...snapshot,
        grants: snapshot.grants.map((row) => (isOf(change, row) ? { ...row, viewOnly: true } : row)),
      };
    case "permission":
      return {
        ...snapshot,
        groups: snapshot.groups.map((group) =>
          group.id !== change.groupId
            ? group
            : { ...group, permissions: group.permissions.filter((name) => name !== change.permission) },
        ),
      };
    default:
      return { ...snapshot, queries: snapshot.queries.map((query) => queryWithout(query, change)) };
  }
}

function isOf(
  { groupId, dataSourceId }: { readonly groupId: number; readonly dataSourceId: number },
  row: { readonly groupId: number; readonly dataSourceId: number },
): boolean {
  return row.groupId === groupId && row.dataSourceId === dataSourceId;
}

function queryWithout(
  query: Snapshot["queries"][number],
  change: Extract<Change, { readonly queryId: number }>,
): Snapshot["queries"][number] {
  if (query.id !== change.queryId) return query;
  if (change.kind === "ownership") return { ...query, ownerId: NOBODY };
  const modifierIds = query.modifierIds?.filter((id) => id !== change.userId);
  return modifierIds === undefined ? query : { ...query, modifierIds };
}
