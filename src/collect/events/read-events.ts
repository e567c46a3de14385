import { counted } from "../../model/counted.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { Events, Section } from "../../model/snapshot.js";
import type { RawEvent } from "../../redash/endpoints/events.js";
import type { CollectContext } from "../context.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { counts, type EventSum, sumEvents } from "./sum-events.js";
import { type LogEnd, type LogReading, walkLog } from "./walk-log.js";

/** How far back events are read. */
export interface EventsWanted {
  /** The window: so many days before reading begins. */
  readonly days: number;
  /** The most pages, of 250 events each. */
  readonly pages: number;
}

const WHERE = "GET /api/events";
const DAY = 86_400_000;

/** Reads who did what in the window that was asked for. @param wanted null: nobody asked */
export async function readEvents(
  context: CollectContext,
  wanted: EventsWanted | null,
): Promise<{ readonly events: Events | null; readonly section: Section }> {
  const draft = openSection(context.now);
  const start = draft.startedAt;
  if (wanted === null)
    return { events: null, section: { ...closeSection(draft, start), status: "not asked" } };
  const from = start.getTime() - wanted.days * DAY;
  const log = await walkLog(context, { since: from, pages: wanted.pages }, draft.record);
  const window = { since: new Date(from).toISOString(), until: start.toISOString() };
  describeEnd(draft, log);
  const { rows, read } = log;
  // Not one page came: "no events" would be a guess.
  if (log.readBackTo === null && log.end.why !== "log") {
    return { events: null, section: closeSection(draft, context.now(), true) };
  }
  draft.totals.push({
    of: "events",
    reading: "pages, newest first",
    reported: null,
    read,
    distinct: rows.length,
  });
  const sum = sumEvents(rows.filter(within(from, start.getTime())));
  describeBorders(draft, log, window.since);
  describeLeftOut(
    draft,
    sum,
    rows.filter(within(start.getTime() + 1, Number.POSITIVE_INFINITY)).filter(counts),
  );
  const { executions, logins, keyUses, groupChanges } = sum;
  const events = { ...window, readBackTo: log.readBackTo, executions, logins, keyUses, groupChanges };
  return { events, section: closeSection(draft, context.now()) };
}

function within(from: number, to: number): (event: RawEvent) => boolean {
  return ({ createdAt }) => Date.parse(createdAt) >= from && Date.parse(createdAt) <= to;
}

const STRANGE: Readonly<Record<"repeats" | "short" | "out of order", string>> = {
  repeats: "a page came again in place of the next one",
  short: "a page has fewer events than there are by the server's own count",
  "out of order": "a page is not in the order of time",
};

function describeEnd(draft: SectionDraft, { end, readBackTo }: LogReading): void {
  if (end.why === "window" || end.why === "log") return;
  const reach =
    readBackTo === null
      ? "Events could not be read"
      : `Events were read back to ${readBackTo} alone, which is not the whole window`;
  draft.gaps.push({
    code: end.why === "limit" ? "events-page-limit" : "events-unreadable",
    what: `${reach}: ${reasonOf(end)}. Who used what before, and who changed groups, is not known.`,
    where: WHERE,
    hint: whatToDo(end),
  });
}

function reasonOf(end: LogEnd): string {
  if (end.why === "unreadable") return end.problem.message.replace(/\.$/, "");
  if (end.why === "limit") return "no more pages were to be read";
  return end.why === "window" || end.why === "log" ? "" : STRANGE[end.why];
}

function whatToDo(end: LogEnd): string {
  if (end.why === "limit") return "Ask for more pages (--events-pages) or fewer days (--events-days).";
  if (end.why === "unreadable") return hintOf(end.problem);
  return "Collect again. If it stays so, something between here and Redash changes the answers.";
}

/** Things to know of where the events begin, and where one page ends. */
function describeBorders(
  draft: SectionDraft,
  { end, readBackTo, tiesAtBorders }: LogReading,
  since: string,
): void {
  if (end.why === "log" && (readBackTo === null || Date.parse(readBackTo) > Date.parse(since))) {
    const beginning = readBackTo === null ? "is empty" : `begins at ${readBackTo}`;
    draft.notes.push({
      code: "events-begin-later",
      what: `The server's log of events ${beginning}, and the window at ${since}: of the time between nothing is known. The server may be younger, or its log was cleared.`,
    });
  }
  if (tiesAtBorders > 0) {
    draft.notes.push({
      code: "events-of-one-second",
      what: `Redash gives events of the same second in no order, and ${counted(tiesAtBorders, "such second was", "such seconds were")} cut by the end of a page: an event of them may be missing.`,
    });
  }
}

function describeLeftOut(draft: SectionDraft, sum: EventSum, later: readonly RawEvent[]): void {
  if (sum.byNobody.times > 0) {
    draft.notes.push({
      code: "executions-by-nobody",
      what: `${counted(sum.byNobody.times, "execution names", "executions name")} no user, as where the key of a query or a public link asks. They count for nobody.`,
      dataSources: sum.byNobody.dataSourceIds,
    });
  }
  if (sum.withoutNumber > 0) {
    draft.notes.push({
      code: "events-without-id",
      what: `${counted(sum.withoutNumber, "event names its", "events name their")} data source, query or group by no id, as Redash itself never does. They are not counted.`,
    });
  }
  if (later.length > 0) {
    draft.notes.push({
      code: "events-later",
      what: `${counted(later.length, "event has", "events have")} a time after reading them began: written meanwhile, by a clock that is ahead, or forged. They are not counted.`,
    });
  }
}
