import { type Named, sortNames } from "./named.js";
import type { Page } from "./page.js";
import { GRANTS, type GrantSign } from "./signs.js";

/** What a group is granted, by data source id. */
export type GrantsOfGroup = ReadonlyMap<number, GrantSign["id"]>;

/** What every group is granted, by group id. Groups that are granted nothing have no entry. */
export function grantsByGroup({ organisation }: Page): ReadonlyMap<number, GrantsOfGroup> {
  const byGroup = new Map<number, Map<number, GrantSign["id"]>>();
  const put = (groupId: number, dataSourceId: number, id: GrantSign["id"]) => {
    const ofGroup = byGroup.get(groupId) ?? new Map<number, GrantSign["id"]>();
    ofGroup.set(dataSourceId, id);
    byGroup.set(groupId, ofGroup);
  };
  for (const { dataSourceId, groupIds } of organisation.unknownGrants)
    for (const groupId of groupIds) put(groupId, dataSourceId, "unknown");
  for (const { groupId, dataSourceId, viewOnly } of organisation.grants)
    put(groupId, dataSourceId, viewOnly ? "view" : "full");
  return byGroup;
}

/** The data sources that a group is granted at one level, in the order of names. */
export interface GrantList {
  readonly sign: GrantSign;
  readonly list: readonly Named[];
}

/** From full down; every level, also where its list is empty. */
export function grantLists(grants: GrantsOfGroup | undefined, named: Page["namedSource"]): GrantList[] {
  return GRANTS.map((sign) => {
    const list = [...(grants ?? [])].filter(([, id]) => id === sign.id).map(([id]) => named(id));
    sortNames(list);
    return { sign, list };
  });
}
