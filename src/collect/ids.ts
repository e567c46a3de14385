import { ascending } from "../model/sort-few.js";
/** Ids in ascending order, each once, as every list of a snapshot has them. */
export function sorted(ids: Iterable<number>): number[] {
  return ascending(new Set(ids));
}

/**
 * How many ids in a row, counted from the highest listed one on, must be missing before a search ends: more than are
 * missing in a row anywhere before. Whoever deleted many at once may have done so at the end.
 */
export function missesAtTheEnd(
  missing: readonly number[],
  { least, most = Number.POSITIVE_INFINITY }: { least: number; most?: number },
): number {
  let longest = 0;
  let run = 0;
  missing.forEach((id, index) => {
    run = missing[index - 1] === id - 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return Math.min(most, Math.max(least, longest + 1));
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
