/** Ids in ascending order, each once, as every list of a snapshot has them. */
export function sorted(ids: Iterable<number>): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
