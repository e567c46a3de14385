/** What a list can be sorted by. Each list's numbers or texts among themselves. */
export type SortKey = number | string;

/** The places in the order of their keys. Those with the same key stay in the order in which they came. */
export function sortedBy(
  places: readonly number[],
  keyOf: (place: number) => SortKey,
  direction: "ascending" | "descending",
): number[] {
  const turn = direction === "ascending" ? 1 : -1;
  return places
    .map((place) => ({ place, key: keyOf(place) }))
    .sort((a, b) => (a.key < b.key ? -turn : a.key > b.key ? turn : 0))
    .map(({ place }) => place);
}
