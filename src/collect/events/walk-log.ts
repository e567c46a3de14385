import { isProblem, type Problem } from "../../model/problem.js";
import type { RecordAttempt } from "../../redash/endpoint.js";
import eventsEndpoint, { type EventsPage, type RawEvent } from "../../redash/endpoints/events.js";
import { type CollectContext, readOrProblem } from "../context.js";

/** The most that Redash allows. */
const PAGE_SIZE = 250;
/** So many pages one after the other that bring nothing new: it is always the same page. */
const PAGES_WITHOUT_NEWS = 3;

/**
 * Why reading ended. `window`: it came to an event older than the window. `log`: there are no more events. `limit`: as
 * many pages were read as may be. The others are pages that cannot be trusted, or did not come; they are not used.
 */
export type LogEnd =
  | { readonly why: "window" | "log" | "limit" | "repeats" | "short" | "out of order" }
  | { readonly why: "unreadable"; readonly problem: Problem };

export interface LogReading {
  /** Each once, the newest first. */
  readonly rows: readonly RawEvent[];
  /** How many rows the pages had, those included that stand on two pages. */
  readonly read: number;
  /** The time of the oldest event that was read. null: none was. */
  readonly readBackTo: string | null;
  /** Seconds that begin on one page and end on the next, where an event may be lost: ties have no order. */
  readonly tiesAtBorders: number;
  readonly end: LogEnd;
}

interface Walk {
  readonly since: number;
  readonly rows: RawEvent[];
  readonly seen: Set<string>;
  oldest: RawEvent | undefined;
  read: number;
  tiesAtBorders: number;
  pagesWithoutNews: number;
  /** Of the page before: the size to ask for, as something between may allow less. */
  pageSize: number;
}

/**
 * Reads the log page by page, the newest first, until it is past the window. What is written meanwhile moves rows
 * to later pages: they come twice, and none is lost.
 *
 * @param limits `since` in milliseconds since 1970; `pages`: the most to read.
 */
export async function walkLog(
  context: CollectContext,
  limits: { readonly since: number; readonly pages: number },
  record: RecordAttempt,
): Promise<LogReading> {
  const walk: Walk = {
    since: limits.since,
    rows: [],
    seen: new Set(),
    oldest: undefined,
    read: 0,
    tiesAtBorders: 0,
    pagesWithoutNews: 0,
    pageSize: PAGE_SIZE,
  };
  let end: LogEnd | undefined;
  for (let page = 1; end === undefined; page += 1) {
    end = page > limits.pages ? { why: "limit" } : await readPage(context, walk, page, record);
    context.onProgress({ step: "Events", done: walk.rows.length, total: null });
  }
  const { rows, read, oldest, tiesAtBorders } = walk;
  return { rows, read, readBackTo: oldest?.createdAt ?? null, tiesAtBorders, end };
}

async function readPage(
  context: CollectContext,
  walk: Walk,
  page: number,
  record: RecordAttempt,
): Promise<LogEnd | undefined> {
  const { pageSize } = walk;
  const answer = await readOrProblem(context.reader.read(eventsEndpoint, { page, pageSize }, record));
  return isProblem(answer) ? { why: "unreadable", problem: answer } : keep(walk, answer, page);
}

/** @returns why to stop here; undefined: to read on. */
function keep(walk: Walk, answer: EventsPage, asked: number): LogEnd | undefined {
  if (answer.page !== asked) return { why: "repeats" };
  const left = answer.count - (asked - 1) * answer.pageSize;
  // Pages that grow leave out what is between.
  const grew = asked > 1 && answer.pageSize > walk.pageSize;
  if (grew || answer.rows.length < Math.min(answer.pageSize, left)) return { why: "short" };
  if (!isNewestFirst(answer.rows)) return { why: "out of order" };
  walk.pageSize = answer.pageSize;
  const fresh = addNew(walk, answer.rows);
  if (walk.oldest !== undefined && timeOf(walk.oldest) < walk.since) return { why: "window" };
  if (left <= answer.pageSize) return { why: "log" };
  walk.pagesWithoutNews = fresh > 0 ? 0 : walk.pagesWithoutNews + 1;
  return walk.pagesWithoutNews === PAGES_WITHOUT_NEWS ? { why: "repeats" } : undefined;
}

/** @returns how many of the rows are new */
function addNew(walk: Walk, rows: readonly RawEvent[]): number {
  const [first] = rows;
  const before = walk.rows.length;
  walk.read += rows.length;
  if (first && walk.oldest && timeOf(first) === timeOf(walk.oldest)) walk.tiesAtBorders += 1;
  for (const row of rows) {
    const key = JSON.stringify(Object.values(row));
    if (walk.seen.has(key)) continue;
    walk.seen.add(key);
    walk.rows.push(row);
    if (walk.oldest === undefined || timeOf(row) < timeOf(walk.oldest)) walk.oldest = row;
  }
  return walk.rows.length - before;
}

function isNewestFirst(rows: readonly RawEvent[]): boolean {
  return rows.every((row, place) => timeOf(rows[place - 1] ?? row) >= timeOf(row));
}

function timeOf({ createdAt }: RawEvent): number {
  return Date.parse(createdAt);
}
