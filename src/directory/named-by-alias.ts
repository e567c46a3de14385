import { addressKey } from "../model/directory.js";
import { putUnder } from "./disjoint-sets.js";
import type { JoinedRecords } from "./joined-records.js";

/**
 * Finds the people of whom somebody that is merely mentioned has the alias: he may be one of them. An alias is no key,
 * so he is not taken for one.
 */
export function otherPeopleByAlias({
  people,
  personClusters,
}: Pick<JoinedRecords, "people" | "personClusters">): (cluster: number) => number[] {
  const holders = new Map<string, number[]>();
  people.forEach(({ record, list }, node) => {
    const cluster = list === null || record.aliases === undefined ? null : personClusters.of(node);
    if (cluster === null) return;
    for (const alias of record.aliases ?? []) putUnder(holders, addressKey(alias), cluster);
  });
  return (cluster) => {
    const nodes = holders.size === 0 ? undefined : personClusters.members.get(cluster);
    const its = nodes?.flatMap((node) => people[node] ?? []) ?? [];
    if (its.some(({ list }) => list !== null)) return [];
    return its.flatMap(({ keys }) => keys.flatMap((key) => holders.get(key) ?? []));
  };
}
