import { least, textOrder } from "../../model/text-order.js";

interface Keyed {
  readonly key: string;
}

interface Placed extends Keyed {
  readonly places: readonly string[];
}

/** What the key of somebody who has an id begins with. */
const OF_ID = "id:";

/** A text of its own: a template's would be put together anew at each comparison. */
export function idKey(id: string): string {
  return [OF_ID, id].join("");
}

/**
 * The same with every key once: who shares a key has the first of his places in it too. An id is in no need of that:
 * records that share one are one.
 */
export function uniqueKeys<T extends Placed>(all: readonly T[]): readonly T[] {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { key } of all) {
    if (key.startsWith(OF_ID)) continue;
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
