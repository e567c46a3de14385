/** The same thing on both sides; undefined where a side does not have it. */
export interface Pair<T> {
  readonly id: number;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Pairs things by their ids, ascending. Both lists have to be in the order of their ids, each id once. */
export function* pairsById<T extends { readonly id: number }>(
  older: readonly T[],
  newer: readonly T[],
): Iterable<Pair<T>> {
  let [left, right] = [0, 0];
  while (left < older.length || right < newer.length) {
    const before = older[left];
    const after = newer[right];
    const id = Math.min(before?.id ?? Number.POSITIVE_INFINITY, after?.id ?? Number.POSITIVE_INFINITY);
    const isBefore = before?.id === id;
    const isAfter = after?.id === id;
    yield { id, before: isBefore ? before : undefined, after: isAfter ? after : undefined };
    if (isBefore) left += 1;
    if (isAfter) right += 1;
  }
}
