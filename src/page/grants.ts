import { type Named, sortNames } from "./named.js";
import type { Page } from "./page.js";
import { GRANTS, type GrantSign } from "./signs.js";

/** What a group is granted, by data source id. */
export type GrantsOfGroup = ReadonlyMap<number, GrantSign["id"]>;

/** What every group is granted, by group id, as the access rule is asked about it. */
export function grantsByGroup({ graph }: Page): ReadonlyMap<number, GrantsOfGroup> {
  const { groups, dataSources } = graph.index;
  const idOf = (place: number) => dataSources[place]?.id ?? 0;
  const ofGroup = (grants: ReadonlyMap<number, GrantSign["id"]>) =>
    new Map(Array.from(grants, ([place, gives]) => [idOf(place), gives] as const));
  return new Map(Array.from(groups, ([id, { grants }]) => [id, ofGroup(grants)] as const));
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
