import { missesAtTheEnd, sorted } from "../ids.js";
import type { SingleRequests } from "./single-requests.js";

/** The most ids asked for between two looks at the total. */
const STEP = 20;
/** At least so many ids in a row must be missing behind the highest; more, where more are missing in a row before it. */
const MISSES_AT_THE_END = { least: 20, most: 200 };
/** How often the search goes on because the total changed while it went. */
const ROUNDS = 3;

export interface IdSearch<T> {
  readonly requests: SingleRequests<T>;
  /** Ids that lists have shown. */
  readonly known: Iterable<number>;
  /** How many there are by the server's own count. null: it does not tell. */
  readTotal(): Promise<number | null>;
}

export interface IdsFound {
  /** Read after everything else: where as many were found, these are all. null: not told. */
  readonly total: number | null;
  /** Whether it was another number before: something was made or deleted meanwhile. */
  readonly totalMoved: boolean;
  /** How many there are of both, known ones and found ones. */
  readonly count: number;
  /** Whether every id was asked for that may be one of them: all below the highest, and enough behind it. */
  readonly whole: boolean;
  /** The highest id that was asked for or known; 0: none. */
  readonly upTo: number;
}

interface Walk<T> {
  readonly requests: SingleRequests<T>;
  /** Of those known and those found. */
  readonly ids: Set<number>;
  highest: number;
}

/**
 * Looks for what no list shows, by its id: Redash counts ids up, and uses none twice. It asks for the ids between those
 * that are known, the highest first, then for those behind the highest, until as many are found as there are.
 */
export async function findById<T>({ requests, known, readTotal }: IdSearch<T>): Promise<IdsFound> {
  const walk: Walk<T> = { requests, ids: new Set(), highest: 0 };
  add(walk, [...known, ...requests.answers.keys()]);
  const first = await readTotal();
  let total = first;
  let whole = true;
  for (let round = 0; round < ROUNDS && walk.ids.size !== total; round += 1) {
    whole = (await lookBelow(walk, total)) && (await lookBehind(walk, total));
    const before = total;
    if (before !== null) total = await readTotal();
    if (total === before) break;
  }
  let upTo = walk.highest;
  for (const id of [...requests.missing, ...requests.failed.keys()]) upTo = Math.max(upTo, id);
  const totalMoved = first !== null && total !== null && total !== first;
  return { total, totalMoved, count: walk.ids.size, whole, upTo };
}

function add<T>(walk: Walk<T>, ids: readonly number[]): void {
  for (const id of ids) {
    walk.ids.add(id);
    walk.highest = Math.max(walk.highest, id);
  }
}

/** @returns false where the bound ended it */
async function askFor<T>(walk: Walk<T>, ids: readonly number[]): Promise<boolean> {
  const all = await walk.requests.askAll(ids, null);
  add(
    walk,
    ids.filter((id) => walk.requests.answers.has(id)),
  );
  return all;
}

/** As many as are still to be found: more would be asked for nothing. */
function stepOf<T>({ ids }: Walk<T>, total: number | null): number {
  return total === null || total < ids.size ? STEP : Math.min(STEP, total - ids.size);
}

async function lookBelow<T>(walk: Walk<T>, total: number | null): Promise<boolean> {
  const { missing, failed } = walk.requests;
  let next = walk.highest - 1;
  while (next > 0 && walk.ids.size !== total) {
    const some: number[] = [];
    for (const step = stepOf(walk, total); next > 0 && some.length < step; next -= 1) {
      if (!walk.ids.has(next) && !missing.has(next) && !failed.has(next)) some.push(next);
    }
    if (!(await askFor(walk, some))) return false;
  }
  return true;
}

/** There are at least as many ids as things: where there is a total, so far is asked in any case. */
async function lookBehind<T>(walk: Walk<T>, total: number | null): Promise<boolean> {
  const enough = missesAtTheEnd(sorted(walk.requests.missing), MISSES_AT_THE_END);
  let misses = 0;
  let next = walk.highest + 1;
  while (walk.ids.size !== total) {
    if (misses >= enough && next > Math.max(walk.highest, total ?? 0)) return true;
    const some = Array.from({ length: stepOf(walk, total) }, (_, index) => next + index);
    if (!(await askFor(walk, some))) return false;
    for (const id of some) misses = walk.requests.missing.has(id) ? misses + 1 : 0;
    next += some.length;
  }
  return true;
}
