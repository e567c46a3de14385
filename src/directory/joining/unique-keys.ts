import { least } from "../../model/text-order.js";

interface Keyed {
  readonly key: string;
  readonly places: readonly string[];
}

/** The same with every key once: who shares a key has the first of his places in it too. */
export function uniqueKeys<T extends Keyed>(all: readonly T[]): T[] {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { key } of all) (seen.has(key) ? shared : seen).add(key);
  if (shared.size === 0) return [...all];
  return all.map((one) =>
    shared.has(one.key) ? { ...one, key: `${one.key} in ${least(one.places)}` } : one,
  );
}
