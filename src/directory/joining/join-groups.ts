import type { DirectoryGroup } from "../../model/directory.js";
import { ascending } from "../../model/sort-few.js";
import { least, sorted } from "../../model/text-order.js";
import { type MemberList, memberList, whyMembersUnknown } from "../formats/member-list.js";
import type { GroupNode } from "./group-nodes.js";
import type { JoinedRecords } from "./joined-records.js";
import { byKey, idKey, uniqueKeys } from "./unique-keys.js";

export interface JoinedGroups {
  readonly groups: DirectoryGroup[];
  /** The keys of the groups that a person is in directly. */
  groupsOf(personCluster: number): string[];
  /** Whether a person's own list of groups names one that may be one of several. */
  namesUnknownGroup(personCluster: number): boolean;
}

/** The groups of the directory by key, and who is directly in them: whichever side says so. */
export function joinGroups(records: JoinedRecords): JoinedGroups {
  const named = nameGroups(records);
  const ranks = new Map(named.map(({ cluster }, rank) => [cluster, rank]));
  const people = edges(ranks, records.people.length);
  const groups = edges(ranks, records.groups.length);
  const lists = named.map(({ nodes }) => nodes.flatMap((node) => memberList(node, records) ?? []));
  lists.forEach((ofGroup, rank) => {
    for (const list of ofGroup) {
      for (const member of list.people) people.put(member, rank);
      for (const member of list.groups) groups.put(member, rank);
    }
  });
  records.people.forEach((node, index) => {
    people.putAll(records.personClusters.of(index), node, records);
  });
  records.groups.forEach((node, index) => {
    groups.putAll(records.groupClusters.of(index), node, records);
  });
  const keysOf = (its: readonly number[]) => its.map((rank) => (named[rank] as NamedGroup).key);
  return {
    groups: named.map((group, rank) => {
      const isIn = keysOf(groups.of(group.cluster));
      return directoryGroup(group, lists[rank] ?? [], isIn, groups.isOpen(group.cluster));
    }),
    groupsOf: (cluster) => keysOf(people.of(cluster)),
    namesUnknownGroup: people.isOpen,
  };
}

interface NamedGroup {
  readonly cluster: number;
  readonly key: string;
  readonly nodes: readonly GroupNode[];
}

function nameGroups({ groups, groupClusters }: JoinedRecords): NamedGroup[] {
  const clusters = [...groupClusters.members].map(([cluster, members]) => {
    const nodes = members.map((node) => groups[node] as GroupNode);
    const id = least(nodes.flatMap(({ ids }) => ids));
    const key = id === undefined ? `name:${nameOf(nodes)}` : idKey(id);
    return { cluster, key, nodes, places: placesOf(nodes) };
  });
  return uniqueKeys(clusters).toSorted(byKey);
}

/** As a record has it, else as references have it. */
function nameOf(nodes: readonly GroupNode[]): string | null {
  const names = (referred: boolean) =>
    least(nodes.flatMap((node) => (node.referred === referred ? (node.record.name ?? []) : [])));
  return names(false) ?? names(true) ?? null;
}

function placesOf(nodes: readonly GroupNode[]): string[] {
  const records = nodes.filter(({ referred }) => !referred);
  return sorted((records.length > 0 ? records : nodes).flatMap(({ places }) => [...places]));
}

/** Who is in which groups, by the groups' ranks. A cluster is named by one of so many nodes. */
function edges(ranks: ReadonlyMap<number, number>, nodes: number) {
  // Chains through one list of all edges: an array for each of the many who are in few groups is mostly empty.
  const lastOf = new Int32Array(nodes).fill(-1);
  const all: { readonly ranks: number[]; readonly before: number[] } = { ranks: [], before: [] };
  const open = new Set<number>();
  const put = (cluster: number, rank: number) => {
    all.before.push(lastOf[cluster] as number);
    lastOf[cluster] = all.ranks.push(rank) - 1;
  };
  return {
    put,
    /** What a record itself says that it is in. */
    putAll(cluster: number | null, { record, idSpace }: Node, { resolve }: JoinedRecords): void {
      if (cluster === null) return;
      for (const reference of record.memberOf ?? []) {
        const rank = ranks.get(resolve(reference, idSpace, true)?.cluster ?? -1);
        if (rank === undefined) open.add(cluster);
        else put(cluster, rank);
      }
    },
    /** Each once, ascending. */
    of(cluster: number): number[] {
      const its: number[] = [];
      for (let at = lastOf[cluster] as number; at !== -1; at = all.before[at] as number) {
        its.push(all.ranks[at] as number);
      }
      const inOrder = ascending(its);
      return inOrder.filter((rank, index) => rank !== inOrder[index - 1]);
    },
    isOpen: (cluster: number) => open.has(cluster),
  };
}

type Node = JoinedRecords["people" | "groups"][number];

function directoryGroup(
  { key, nodes }: NamedGroup,
  lists: readonly MemberList[],
  groups: string[],
  namesUnknownGroup: boolean,
): DirectoryGroup {
  const everybody = nodes.some(({ record }) => record.everybody === true);
  const because = everybody ? undefined : whyMembersUnknown(lists);
  return {
    key,
    ids: sorted(nodes.flatMap(({ ids }) => ids)),
    name: nameOf(nodes),
    groups,
    groupsKnown: !namesUnknownGroup && nodes.some(({ record }) => record.groupsKnown === true),
    membersKnown: because === undefined,
    everybody,
    ...(because === undefined ? {} : { unknownBecause: because }),
    places: placesOf(nodes),
  };
}
