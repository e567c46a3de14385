import { isAdmin, permissionSet } from "../graph/access.js";
import type { Snapshot } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import { grantRows, indexGrants } from "./grant-rows.js";

/** The groups of one data source, by ascending id. Members of a group of administrators have it without a grant too. */
export interface Holders {
  /** Groups that have it, without the permission `admin`. */
  readonly others: readonly number[];
  readonly administrators: readonly number[];
  /** Groups without the permission `admin`, of which it is not known whether they have it. */
  readonly unknown: readonly number[];
}

export function whoHas(
  snapshot: Pick<Snapshot, "groups" | "grants" | "unknownGrants">,
): (dataSourceId: number) => Holders {
  const grants = indexGrants(grantRows(snapshot));
  const admins = new Set(
    snapshot.groups.filter(({ permissions }) => isAdmin(permissionSet(permissions))).map(({ id }) => id),
  );
  return (dataSourceId) => {
    const having = ascending([
      ...grants.groupsOf(dataSourceId, "full"),
      ...grants.groupsOf(dataSourceId, "view only"),
    ]);
    return {
      others: having.filter((id) => !admins.has(id)),
      administrators: having.filter((id) => admins.has(id)),
      unknown: grants.groupsOf(dataSourceId, "unknown").filter((id) => !admins.has(id)),
    };
  };
}
