import { least, textOrder } from "../../model/text-order.js";

interface Keyed {
  readonly key: string;
}

interface Placed extends Keyed {
  readonly places: readonly string[];
}

/** The same with every key once: who shares a key has the first of his places in it too. */
export function uniqueKeys<T extends Placed>(all: readonly T[]): readonly T[] {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { key } of all) {
    const before = seen.size;
    if (seen.add(key).size === before) shared.add(key);
  }
  if (shared.size === 0) return all;
  return all.map((one) =>
    shared.has(one.key) ? { ...one, key: `${one.key} in ${least(one.places)}` } : one,
  );
}

export function byKey(a: Keyed, b: Keyed): number {
  return textOrder(a.key, b.key);
}
