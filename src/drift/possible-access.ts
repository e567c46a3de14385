import type { Snapshot } from "../model/snapshot.js";

/** What groups could give to somebody of whom it is not known whether a login puts him into them. */
export interface PossibleAccess {
  /**
   * Whether access to a data source may be another than that of the groups that are certain, which are these. Without
   * a permission that some possible group gives, it may be so of every data source.
   */
  beside(certain: readonly number[]): (dataSourceId: number) => boolean;
}

/** @param possible ids of groups. */
export function possibleAccess(
  { groups, grants, unknownGrants }: Pick<Snapshot, "groups" | "grants" | "unknownGrants">,
  possible: readonly number[],
): PossibleAccess {
  const ids = new Set(possible);
  const permissionsOf = new Map(groups.map(({ id, permissions }) => [id, permissions]));
  const permissions = new Set(possible.flatMap((id) => permissionsOf.get(id) ?? []));
  const grantedTo = new Map<number, number[]>();
  const add = (dataSourceId: number, groupId: number) => {
    if (!ids.has(groupId)) return;
    const granted = grantedTo.get(dataSourceId);
    if (granted === undefined) grantedTo.set(dataSourceId, [groupId]);
    else granted.push(groupId);
  };
  for (const { dataSourceId, groupId } of grants) add(dataSourceId, groupId);
  for (const { dataSourceId, groupIds } of unknownGrants) for (const id of groupIds) add(dataSourceId, id);
  return {
    beside(certain) {
      const own = new Set(certain.flatMap((id) => permissionsOf.get(id) ?? []));
      if ([...permissions].some((permission) => !own.has(permission))) return () => true;
      return (dataSourceId) => (grantedTo.get(dataSourceId) ?? []).some((id) => !certain.includes(id));
    },
  };
}
