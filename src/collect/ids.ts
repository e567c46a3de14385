/** Ids in ascending order, each once, as every list of a snapshot has them. */
export function sorted(ids: Iterable<number>): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** More would bury the sentence; whoever wants all finds them beside it. */
const MOST_NAMED = 12;

/** For a sentence: `3, 5 and 8`; of many the first ones: `1, 2, ... and 40 more`. */
export function inWords(ids: readonly number[]): string {
  if (ids.length > MOST_NAMED) {
    return `${ids.slice(0, MOST_NAMED).join(", ")} and ${ids.length - MOST_NAMED} more`;
  }
  return ids.length < 2 ? ids.join() : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}
