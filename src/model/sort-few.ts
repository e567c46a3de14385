/** Of more `sort` is quicker. */
const FEW = 24;

/**
 * Sorts in place. `sort` takes more than a kilobyte of memory, however little it sorts: of the few groups of each of
 * 100,000 people that was a tenth of all that a comparison took.
 */
export function sortFew<T>(things: T[], compare: (a: T, b: T) => number): T[] {
  if (things.length > FEW) return things.sort(compare);
  for (let end = 1; end < things.length; end += 1) {
    const thing = things[end] as T;
    let at = end;
    while (at > 0 && compare(things[at - 1] as T, thing) > 0) {
      things[at] = things[at - 1] as T;
      at -= 1;
    }
    things[at] = thing;
  }
  return things;
}

/** Numbers in ascending order, as a list of their own: see `sortFew`. */
export function ascending(numbers: Iterable<number>): number[] {
  return sortFew([...numbers], (a, b) => a - b);
}
