import { putUnder } from "../../model/put-under.js";

/** Sets of the numbers below a size; at first each number is alone. */
export interface DisjointSets {
  /** The least number of the set: the same in whatever order sets were joined. */
  find(node: number): number;
  join(a: number, b: number): void;
  /** The numbers of each set, in order, by the least one; those that `leaveOut` says are in none. */
  members(leaveOut: (node: number) => boolean): Map<number, number[]>;
}

export function disjointSets(size: number): DisjointSets {
  const parents = Int32Array.from({ length: size }, (_, node) => node);
  const parentOf = (node: number) => parents[node] as number;
  const find = (node: number) => {
    let root = node;
    while (parentOf(root) !== root) root = parentOf(root);
    for (let at = node; at !== root; ) {
      const next = parentOf(at);
      parents[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    join(a, b) {
      const [first, second] = [find(a), find(b)];
      if (first !== second) parents[Math.max(first, second)] = Math.min(first, second);
    },
    members(leaveOut) {
      const members = new Map<number, number[]>();
      for (let node = 0; node < size; node++) {
        if (!leaveOut(node)) putUnder(members, find(node), node);
      }
      return members;
    },
  };
}
