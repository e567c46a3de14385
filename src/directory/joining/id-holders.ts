/** Which node has which id. Nodes that share one are one. */
export interface IdHolders {
  add(id: string, node: number): void;
  /** The first node that was added for it. */
  of(id: string): number | undefined;
  /** Each further node of an id, with the first. */
  readonly same: readonly (readonly [first: number, further: number])[];
}

export function idHolders(): IdHolders {
  const holders = new Map<string, number>();
  const same: [number, number][] = [];
  return {
    add(id, node) {
      const first = holders.get(id);
      if (first === undefined) holders.set(id, node);
      else same.push([first, node]);
    },
    of: (id) => holders.get(id),
    same,
  };
}
