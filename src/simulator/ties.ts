import { randomFrom } from "./random.js";
import type { UserRow } from "./rows.js";
import { compareKeys, sortKey } from "./user-lists.js";

/**
 * The same sorted users, those with equal keys in another order for each `seed`. So does PostgreSQL with LIMIT
 * and OFFSET: each page is a query of its own, and where no key is unique the pages do not fit together
 * (experiments/paging-static.json). This mixes thoroughly, so it loses some more than the real server did.
 * Without an order the rows come as they lie, and nothing is mixed.
 */
export function mixTies(
  users: readonly UserRow[],
  order: string | undefined,
  seed: number,
): readonly UserRow[] {
  if (order === undefined) return users;
  const random = randomFrom(seed);
  const keys = users.map((user) => sortKey(user, order));
  const mixed = [...users];
  for (let start = 0, end = 0; start < mixed.length; start = end) {
    while (end < mixed.length && compareKeys(keys[start] ?? null, keys[end] ?? null) === 0) end += 1;
    shuffle(mixed, start, end, random);
  }
  return mixed;
}

function shuffle<T>(values: T[], start: number, end: number, random: () => number): void {
  for (let last = end - 1; last > start; last -= 1) {
    const other = start + Math.floor(random() * (last - start + 1));
    [values[last], values[other]] = [values[other] as T, values[last] as T];
  }
}
