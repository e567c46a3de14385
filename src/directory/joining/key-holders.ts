/** Which nodes have which key. Most keys have one holder, and cost no list. */
export interface KeyHolders {
  add(key: string, node: number): void;
  of(key: string): readonly number[];
  /** The holders of each key that has more than one. */
  shared(): (readonly number[])[];
}

export function keyHolders(): KeyHolders {
  const first = new Map<string, number>();
  const all = new Map<string, number[]>();
  return {
    add(key, node) {
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, node);
        return;
      }
      const holders = all.get(key);
      if (holders === undefined) all.set(key, [before, node]);
      else holders.push(node);
    },
    of(key) {
      const one = first.get(key);
      return all.get(key) ?? (one === undefined ? [] : [one]);
    },
    shared: () => [...all.values()],
  };
}
