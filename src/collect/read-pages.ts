import { isProblem, type Problem } from "../model/problem.js";
import type { ListAnswer } from "../redash/list-answer.js";
import { waitForAll } from "./context.js";

/** The most that Redash allows (5 and later). */
const PAGE_SIZE = 250;
/** Requests spent on finding which rows of a list cannot be read; past it whole pages are given up and named. */
const NARROWING_REQUESTS = 300;
/** So many pages that bring nothing new end a list, whatever total it reports. */
const PAGES_AT_ONCE = 40;
/** How often a list that grows while it is read is followed to its new end. */
const GROWTH_ROUNDS = 5;

/** Places in a list, counted from 1, that no request brought. */
export interface UnreadableRows {
  readonly from: number;
  readonly to: number;
  readonly problem: Problem;
}

/** One walk over one list. */
export interface PagesRead<Row> {
  /** `bare`: the server gave everything in one array, and no total. */
  readonly form: "bare" | "paged";
  /** As they came: something may stand here twice. */
  readonly rows: readonly Row[];
  /** `count` of every answer; empty where the server gives none. */
  readonly counts: readonly number[];
  readonly unreadable: readonly UnreadableRows[];
  /** Whether two pages held the very same rows: something between here and Redash repeats a page. */
  readonly repeatsPages: boolean;
}

export interface PageReader<Row> {
  read(page: number, pageSize: number): Promise<ListAnswer<Row> | Problem>;
  /** @param total null: not known yet */
  onProgress(done: number, total: number | null): void;
}

interface Walk<Row> {
  readonly reader: PageReader<Row>;
  /** By the place of the first row, so that rows keep the server's order whatever page came first. */
  readonly pages: Map<number, readonly Row[]>;
  readonly counts: number[];
  readonly unreadable: UnreadableRows[];
  pageSize: number;
  requestsLeft: number;
  repeats: boolean;
}

/**
 * Reads one list whole: every page, by the page size that comes back rather than the one sent, and around rows that
 * the server cannot give. A list that comes as one array is read in one call.
 */
export async function readPages<Row extends { readonly id: number }>(
  reader: PageReader<Row>,
): Promise<PagesRead<Row>> {
  const walk: Walk<Row> = {
    reader,
    pages: new Map(),
    counts: [],
    unreadable: [],
    pageSize: PAGE_SIZE,
    requestsLeft: NARROWING_REQUESTS,
    repeats: false,
  };
  const first = await reader.read(1, PAGE_SIZE);
  if (isProblem(first)) await narrow(walk, 1, PAGE_SIZE, first);
  else if (first.kind === "bare") {
    return { form: "bare", rows: first.rows, counts: [], unreadable: [], repeatsPages: false };
  } else {
    walk.pageSize = first.pageSize;
    keep(walk, first, 1);
  }
  await followToTheEnd(walk);
  return finished(walk);
}

/**
 * Reads on from page 2 until the pages read cover the total of the latest answer, or many pages bring nothing new: a
 * total far too large must not become as many requests.
 */
async function followToTheEnd<Row extends { readonly id: number }>(walk: Walk<Row>): Promise<void> {
  let next = 2;
  let seen = distinctOf(walk);
  for (let round = 0; round < GROWTH_ROUNDS; round += 1) {
    const last = Math.ceil(Math.max(0, ...walk.counts.slice(-1)) / walk.pageSize);
    if (next > last) return;
    for (; next <= last; next += PAGES_AT_ONCE) {
      const length = Math.min(PAGES_AT_ONCE, last - next + 1);
      await readSome(
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

function distinctOf<Row extends { readonly id: number }>({ pages }: Walk<Row>): number {
  return new Set([...pages.values()].flat().map(({ id }) => id)).size;
}

async function readSome<Row>(walk: Walk<Row>, numbers: readonly number[]): Promise<void> {
  let rows = [...walk.pages.values()].reduce((sum, page) => sum + page.length, 0);
  await waitForAll(
    numbers.map(async (number) => {
      const answer = await walk.reader.read(number, walk.pageSize);
      if (isProblem(answer)) await narrow(walk, number, walk.pageSize, answer);
      else rows += keep(walk, answer, number);
      walk.reader.onProgress(rows, walk.counts[0] ?? null);
    }),
  );
}

function keep<Row>(walk: Walk<Row>, answer: ListAnswer<Row>, page: number): number {
  if (answer.kind === "bare") return 0;
  walk.counts.push(answer.count);
  if (answer.page !== page) walk.repeats = true;
  walk.pages.set((page - 1) * answer.pageSize + 1, answer.rows);
  return answer.rows.length;
}

/**
 * A page that fails is read again in ever smaller parts, down to the single row: one user whose groups are NULL
 * makes every page that holds the row a 500 (5 and later). A page past the end is no failure: the list has shrunk.
 */
async function narrow<Row>(walk: Walk<Row>, page: number, pageSize: number, problem: Problem): Promise<void> {
  if (page > 1 && (problem.status === 400 || isProblem(problem, "not_found"))) return;
  const from = (page - 1) * pageSize + 1;
  const parts = smallestFactor(pageSize);
  if (problem.status !== 500 || pageSize === 1 || walk.requestsLeft < parts) {
    walk.unreadable.push({ from, to: from + pageSize - 1, problem });
    return;
  }
  walk.requestsLeft -= parts;
  const smaller = pageSize / parts;
  for (let part = 0; part < parts; part += 1) {
    const number = (page - 1) * parts + part + 1;
    const answer = await walk.reader.read(number, smaller);
    if (isProblem(answer)) await narrow(walk, number, smaller, answer);
    else keep(walk, answer, number);
  }
}

function smallestFactor(size: number): number {
  for (let factor = 2; factor * factor <= size; factor += 1) if (size % factor === 0) return factor;
  return size;
}

function finished<Row extends { readonly id: number }>(walk: Walk<Row>): PagesRead<Row> {
  const pages = [...walk.pages.entries()].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  return {
    form: "paged",
    rows: pages.flat(),
    counts: walk.counts,
    unreadable: joinNeighbours(walk.unreadable, walk.counts.at(-1)),
    repeatsPages: walk.repeats || hasEqualPages(pages),
  };
}

function hasEqualPages(pages: readonly (readonly { readonly id: number }[])[]): boolean {
  const seen = new Set<string>();
  for (const page of pages) {
    if (page.length < 2) continue;
    const ids = page.map(({ id }) => id).join();
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
