import { isProblem, type Problem } from "../../model/problem.js";
import type { RecordAttempt } from "../../redash/endpoint.js";
import users, { type RawUser, type UserList as UsersAnswer } from "../../redash/endpoints/users.js";
import { type CollectContext, readOrProblem, waitForAll } from "../context.js";
import { idsOf, type ListReading, type UnreadableRows, type UserList, type UserOrder } from "./readings.js";

/** The most that Redash allows (5 and later). */
const PAGE_SIZE = 250;
/** Requests spent on finding which rows of a list cannot be read; past it whole pages are given up and named. */
const NARROWING_REQUESTS = 300;
/** So many pages that bring nobody new end a list, whatever total it reports. */
const PAGES_AT_ONCE = 40;
/** How often a list that grows while it is read is followed to its new end. */
const GROWTH_ROUNDS = 5;

interface Walk {
  readonly context: CollectContext;
  readonly list: UserList;
  readonly order: UserOrder;
  readonly record: RecordAttempt;
  /** By the place of the first row, so that rows keep the server's order whatever page came first. */
  readonly pages: Map<number, readonly RawUser[]>;
  readonly counts: number[];
  readonly unreadable: UnreadableRows[];
  pageSize: number;
  requestsLeft: number;
  repeats: boolean;
}

/**
 * Reads one list of users whole: every page, by the page size that comes back rather than the one sent, and around
 * rows that the server cannot give. A server that gives all users as one array (4) is read in one call.
 */
export async function readList(
  context: CollectContext,
  list: "enabled" | "disabled",
  order: UserOrder,
  record: RecordAttempt,
): Promise<ListReading> {
  const walk: Walk = {
    context,
    list,
    order,
    record,
    pages: new Map(),
    counts: [],
    unreadable: [],
    pageSize: PAGE_SIZE,
    requestsLeft: NARROWING_REQUESTS,
    repeats: false,
  };
  const first = await requestPage(walk, 1, PAGE_SIZE);
  if (isProblem(first)) await narrow(walk, 1, PAGE_SIZE, first);
  else if (first.kind === "bare") return bareReading(first.rows);
  else {
    walk.pageSize = first.pageSize;
    keep(walk, first, 1);
  }
  await followToTheEnd(walk);
  return finished(walk);
}

function bareReading(rows: readonly RawUser[]): ListReading {
  return { list: "all", reading: "one list", rows, counts: [], unreadable: [], repeatsPages: false };
}

async function requestPage(walk: Walk, page: number, pageSize: number): Promise<UsersAnswer | Problem> {
  const params = { page, pageSize, order: walk.order, disabled: walk.list === "disabled" };
  return readOrProblem(walk.context.reader.read(users, params, walk.record));
}

/**
 * Reads on from page 2 until the pages read cover the total of the latest answer, or many pages bring nobody new: a
 * total far too large must not become as many requests.
 */
async function followToTheEnd(walk: Walk): Promise<void> {
  let next = 2;
  let seen = distinctOf(walk);
  for (let round = 0; round < GROWTH_ROUNDS; round += 1) {
    const last = Math.ceil(Math.max(0, ...walk.counts.slice(-1)) / walk.pageSize);
    if (next > last) return;
    for (; next <= last; next += PAGES_AT_ONCE) {
      const length = Math.min(PAGES_AT_ONCE, last - next + 1);
      await readPages(
        walk,
        Array.from({ length }, (_, index) => next + index),
      );
      const before = seen;
      seen = distinctOf(walk);
      if (length === PAGES_AT_ONCE && seen === before) return;
    }
    next = last + 1;
  }
}

function distinctOf({ pages }: Walk): number {
  return idsOf([...pages.values()].flat()).size;
}

async function readPages(walk: Walk, numbers: readonly number[]): Promise<void> {
  const step = walk.list === "disabled" ? "Disabled users" : "Users";
  let rows = [...walk.pages.values()].reduce((sum, page) => sum + page.length, 0);
  await waitForAll(
    numbers.map(async (number) => {
      const answer = await requestPage(walk, number, walk.pageSize);
      if (isProblem(answer)) await narrow(walk, number, walk.pageSize, answer);
      else rows += keep(walk, answer, number);
      walk.context.onProgress({ step, done: rows, total: walk.counts[0] ?? null });
    }),
  );
}

function keep(walk: Walk, answer: UsersAnswer, page: number): number {
  if (answer.kind === "bare") return 0;
  walk.counts.push(answer.count);
  if (answer.page !== page) walk.repeats = true;
  const disabled = walk.list === "disabled";
  // Which list somebody stands on tells the state, should the row not.
  const rows = answer.rows.map((row) => ({ disabled, ...row }));
  walk.pages.set((page - 1) * answer.pageSize + 1, rows);
  return answer.rows.length;
}

/**
 * A page that fails is read again in ever smaller parts, down to the single row: one user whose groups are NULL
 * makes every page that holds the row a 500 (5 and later). A page past the end is no failure: the list has shrunk.
 */
async function narrow(walk: Walk, page: number, pageSize: number, problem: Problem): Promise<void> {
  if (page > 1 && (problem.status === 400 || isProblem(problem, "not_found"))) return;
  const from = (page - 1) * pageSize + 1;
  const parts = smallestFactor(pageSize);
  if (problem.status !== 500 || pageSize === 1 || walk.requestsLeft < parts) {
    walk.unreadable.push({ from, to: from + pageSize - 1, status: problem.status ?? null });
    return;
  }
  walk.requestsLeft -= parts;
  const smaller = pageSize / parts;
  for (let part = 0; part < parts; part += 1) {
    const number = (page - 1) * parts + part + 1;
    const answer = await requestPage(walk, number, smaller);
    if (isProblem(answer)) await narrow(walk, number, smaller, answer);
    else keep(walk, answer, number);
  }
}

function smallestFactor(size: number): number {
  for (let factor = 2; factor * factor <= size; factor += 1) if (size % factor === 0) return factor;
  return size;
}

function finished(walk: Walk): ListReading {
  const pages = [...walk.pages.entries()].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  const total = walk.counts.at(-1);
  return {
    list: walk.list,
    reading: `pages ordered by ${walk.order}`,
    rows: pages.flat(),
    counts: walk.counts,
    unreadable: joinNeighbours(walk.unreadable, total),
    repeatsPages: walk.repeats || hasEqualPages(pages),
  };
}

function hasEqualPages(pages: readonly (readonly RawUser[])[]): boolean {
  const seen = new Set<string>();
  for (const rows of pages) {
    if (rows.length < 2) continue;
    const ids = rows.map((row) => row.id).join();
    if (seen.has(ids)) return true;
    seen.add(ids);
  }
  return false;
}

/** Neighbouring places as one range, cut at the end of the list where its length is known. */
function joinNeighbours(ranges: readonly UnreadableRows[], total: number | undefined): UnreadableRows[] {
  const joined: UnreadableRows[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const to = Math.min(range.to, total ?? range.to);
    if (to < range.from) continue;
    const before = joined.at(-1);
    if (before && before.to + 1 === range.from) joined[joined.length - 1] = { ...before, to };
    else joined.push({ ...range, to });
  }
  return joined;
}
