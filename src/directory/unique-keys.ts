import { least } from "./text-order.js";

interface Keyed {
  readonly key: string;
  readonly places: readonly string[];
}

/** The same with every key once: who shares a key has the first of his places in it too. */
export function uniqueKeys<T extends Keyed>(all: readonly T[]): T[] {
  const counts = new Map<string, number>();
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  return all.map((one) =>
    counts.get(one.key) === 1 ? one : { ...one, key: `${one.key} in ${least(one.places)}` },
  );
}
