import { least, textOrder } from "../../model/text-order.js";

interface Keyed {
  readonly key: string;
  readonly places: readonly string[];
}

/** In the order of their keys, every key once: who shares a key has the first of his places in it too. */
export function byUniqueKey<T extends Keyed>(all: readonly T[]): T[] {
  const ordered = all.toSorted(byKey);
  const isShared = ({ key }: T, index: number) =>
    key === ordered[index - 1]?.key || key === ordered[index + 1]?.key;
  if (!ordered.some(isShared)) return ordered;
  return ordered
    .map((one, index) => (isShared(one, index) ? { ...one, key: `${one.key} in ${least(one.places)}` } : one))
    .sort(byKey);
}

function byKey(a: Keyed, b: Keyed): number {
  return textOrder(a.key, b.key);
}
