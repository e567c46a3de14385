import { addressKey } from "../../model/directory.js";
import { putUnder } from "../../model/put-under.js";
import type { Clusters } from "./clusters.js";
import type { PersonNode } from "./person-nodes.js";

/**
 * By who is merely mentioned: the people of whose aliases he has one, and one of whom he may be. An alias is no key, so
 * he is not taken for one.
 */
export function namedByAlias(
  people: readonly PersonNode[],
  clusters: Clusters,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  const mentioned = mentionedOnly(people, clusters);
  if (mentioned.size === 0) return found;
  people.forEach(({ record, list }, node) => {
    const cluster = list === null || record.aliases === undefined ? null : clusters.of(node);
    if (cluster === null) return;
    for (const alias of record.aliases ?? [])
      for (const mention of mentioned.get(addressKey(alias)) ?? []) putUnder(found, mention, cluster);
  });
  return found;
}

/** By address: those whom no list of people has. */
function mentionedOnly(people: readonly PersonNode[], clusters: Clusters): Map<string, number[]> {
  const mentioned = new Map<string, number[]>();
  for (const [cluster, members] of clusters.members) {
    const nodes = members.map((node) => people[node] as PersonNode);
    if (nodes.some(({ list }) => list !== null)) continue;
    for (const key of new Set(nodes.flatMap(({ keys }) => keys))) putUnder(mentioned, key, cluster);
  }
  return mentioned;
}
