/** What a list can be sorted by. Each list's numbers or texts among themselves; null: there is nothing to go by. */
export type SortKey = number | string | null;

/**
 * The places in the order of their keys, whichever way with the ones without a key last. Those with the same key stay
 * in the order in which they came.
 */
export function sortedBy(
  places: readonly number[],
  keyOf: (place: number) => SortKey,
  direction: "ascending" | "descending",
): number[] {
  const turn = direction === "ascending" ? 1 : -1;
  return places
    .map((place) => ({ place, key: keyOf(place) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return a < b ? -turn : a > b ? turn : 0;
    })
    .map(({ place }) => place);
}
