import { type DisjointSets, disjointSets } from "./disjoint-sets.js";
import type { IdHolders } from "./id-holders.js";
import { type KeyHolders, keyHolders } from "./key-holders.js";

/** A record of a person or a group, as far as it says whose record it is. */
export interface ClusterNode {
  readonly ids: readonly string[];
  /** Keys that mean the same everywhere: addresses. They join the records of different providers too. */
  readonly keys: readonly string[];
  /**
   * Keys that may mean another elsewhere: bare logins, names of groups. Of those whom they make one, one at most has ids,
   * and one at most has keys that could be compared instead.
   */
  readonly weakKeys: readonly string[];
  /** Different ids of one space are different people. */
  readonly idSpace: string;
  /** The list that it is an entry of: entries of one list are different people. null: it only mentions somebody. */
  readonly list: number | null;
}

/** Which records tell of the same one. A cluster is named by its first node. */
export interface Clusters {
  readonly members: ReadonlyMap<number, readonly number[]>;
  /** null: the node may mean several, and belongs to none of them. */
  of(node: number): number | null;
  /** The clusters that a node without one may mean. */
  candidates(node: number): number[];
}

/**
 * Joins records by ids first, then by keys. What is known to be two (two ids of one space, two entries of one list) is
 * never joined by a key, and no third record makes it one: a key, or a chain of them, that would do so joins nobody. A
 * mention without id joins nobody either, but goes to the one whom its keys mean.
 */
export function findClusters({
  nodes,
  sameIds,
}: {
  readonly nodes: readonly ClusterNode[];
  readonly sameIds: IdHolders["same"];
}): Clusters {
  const sets = disjointSets(nodes.length);
  for (const [first, further] of sameIds) sets.join(first, further);
  const holders = holdersOfKeys(nodes);
  joinByKeys(nodes, holders, sets);
  const ambiguous = placeMentions(nodes, holders, sets);
  return {
    members: sets.members((node) => ambiguous.has(node)),
    of: (node) => (ambiguous.has(node) ? null : sets.find(node)),
    candidates: (node) => [...new Set((ambiguous.get(node) ?? []).map(sets.find))],
  };
}

/** Whether the node is somebody by itself; else it is a mention without id. */
function isSolid({ ids, list }: ClusterNode): boolean {
  return ids.length > 0 || list !== null;
}

/** The solid nodes that have each key. */
interface Holders {
  readonly strong: KeyHolders;
  readonly weak: KeyHolders;
}

function holdersOfKeys(nodes: readonly ClusterNode[]): Holders {
  const [strong, weak] = [keyHolders(), keyHolders()];
  nodes.forEach((node, index) => {
    if (!isSolid(node)) return;
    for (const key of node.keys) strong.add(key, index);
    for (const key of node.weakKeys) weak.add(key, index);
  });
  return { strong, weak };
}

function joinByKeys(nodes: readonly ClusterNode[], holders: Holders, sets: DisjointSets): void {
  const meetings = [...meetingsOf(holders.strong, false, sets), ...meetingsOf(holders.weak, true, sets)];
  if (meetings.length === 0) return;
  const marks = marksOf(new Set(meetings.flatMap(({ roots }) => roots)), nodes, sets);
  const wanted = disjointSets(nodes.length);
  for (const { roots, byWeakKey } of meetings) if (!areTwo(roots, marks, byWeakKey)) joinAll(roots, wanted);
  for (const roots of wanted.members((node) => !marks.has(node)).values()) {
    if (!areTwo(roots, marks, false)) joinAll(roots, sets);
  }
}

/** What a key would join. */
interface Meeting {
  readonly roots: readonly number[];
  readonly byWeakKey: boolean;
}

function meetingsOf(holders: KeyHolders, byWeakKey: boolean, sets: DisjointSets): Meeting[] {
  return holders.shared().flatMap((nodes) => {
    const roots = [...new Set(nodes.map(sets.find))];
    return roots.length < 2 ? [] : { roots, byWeakKey };
  });
}

/** What tells a set of nodes from others. */
interface Marks {
  /** The spaces of its ids (text), and the lists that it has an entry of. Another set with one of these is another. */
  readonly own: Set<string | number>;
  hasIds: boolean;
  hasKeys: boolean;
}

function marksOf(
  roots: ReadonlySet<number>,
  nodes: readonly ClusterNode[],
  sets: DisjointSets,
): Map<number, Marks> {
  const marks = new Map<number, Marks>();
  nodes.forEach((node, index) => {
    const root = sets.find(index);
    if (!roots.has(root)) return;
    const of = marks.get(root) ?? { own: new Set(), hasIds: false, hasKeys: false };
    if (node.ids.length > 0) of.own.add(node.idSpace);
    if (node.list !== null) of.own.add(node.list);
    of.hasIds ||= node.ids.length > 0;
    of.hasKeys ||= node.keys.length > 0;
    marks.set(root, of);
  });
  return marks;
}

/** Whether any of these is known to be another than the others, or a weak key is too weak to make them one. */
function areTwo(roots: readonly number[], marks: ReadonlyMap<number, Marks>, byWeakKey: boolean): boolean {
  const seen = new Set<string | number>();
  let [withIds, withKeys] = [0, 0];
  for (const root of roots) {
    const of = marks.get(root);
    for (const mark of of?.own ?? []) {
      if (seen.has(mark)) return true;
      seen.add(mark);
    }
    if (of?.hasIds) withIds += 1;
    if (of?.hasKeys) withKeys += 1;
  }
  return byWeakKey && (withIds > 1 || withKeys > 1);
}

function joinAll(nodes: readonly number[], sets: DisjointSets): void {
  const [first, ...others] = nodes;
  for (const other of others) sets.join(first as number, other);
}

/** Puts each mention without id where it belongs. Those that may mean several are returned, with whom they may mean. */
function placeMentions(
  nodes: readonly ClusterNode[],
  holders: Holders,
  sets: DisjointSets,
): Map<number, readonly number[]> {
  const meant = ({ keys, weakKeys }: ClusterNode) => {
    const byWeakKey = weakKeys.flatMap((key) => holders.weak.of(key));
    const comparable = (node: number) => keys.length > 0 && (nodes[node] as ClusterNode).keys.length > 0;
    return [
      ...keys.flatMap((key) => holders.strong.of(key)),
      ...byWeakKey.filter((node) => !comparable(node)),
    ];
  };
  const ambiguous = new Map<number, readonly number[]>();
  for (const mentions of mentionsTogether(nodes).values()) {
    const each = mentions.map((node) => meant(nodes[node] as ClusterNode));
    const together = each.flat();
    if (distinctSets(together, sets) < 2) {
      joinAll([...mentions, ...together], sets);
      continue;
    }
    mentions.forEach((node, index) => {
      const own = each[index] ?? [];
      if (distinctSets(own, sets) === 1) joinAll([node, ...own], sets);
      else ambiguous.set(node, own.length === 0 ? together : own);
    });
  }
  return ambiguous;
}

function distinctSets(nodes: readonly number[], sets: DisjointSets): number {
  return nodes.length < 2 ? nodes.length : new Set(nodes.map(sets.find)).size;
}

/** The mentions without id that share a key, directly or by others. */
function mentionsTogether(nodes: readonly ClusterNode[]): Map<number, number[]> {
  const together = disjointSets(nodes.length);
  const first = new Map<string, number>();
  nodes.forEach((node, index) => {
    if (isSolid(node)) return;
    for (const key of [...node.keys, ...node.weakKeys]) {
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else together.join(other, index);
    }
  });
  return together.members((node) => isSolid(nodes[node] as ClusterNode));
}
