import type { Gap, Note, RequestTally, Section, Total } from "../model/snapshot.js";
import type { Attempt, RecordAttempt } from "../redash/endpoint.js";

/** A section while it is being read. What goes wrong is added to `gaps`; nothing is ever taken out again. */
export interface SectionDraft {
  readonly startedAt: Date;
  readonly gaps: Gap[];
  readonly notes: Note[];
  readonly totals: Total[];
  readonly tallies: Map<string, RequestTally>;
  /** Hand this to every read made for the section. */
  readonly record: RecordAttempt;
}

export function openSection(now: Date): SectionDraft {
  const tallies = new Map<string, RequestTally>();
  return {
    startedAt: now,
    gaps: [],
    notes: [],
    totals: [],
    tallies,
    record: (attempt) => countAttempt(tallies, attempt),
  };
}

function countAttempt(tallies: Map<string, RequestTally>, attempt: Attempt): void {
  const tally = tallies.get(attempt.template) ?? {
    method: "GET" as const,
    path: attempt.template,
    requests: 0,
    statuses: {},
    rows: 0,
  };
  const status = attempt.status === null ? "failed" : String(attempt.status);
  tally.requests += 1;
  tally.rows += attempt.rows;
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  tallies.set(attempt.template, tally);
}

/**
 * @param nothingRead true where no part of the section could be read: `failed` rather than `partial`.
 */
export function closeSection(draft: SectionDraft, now: Date, nothingRead = false): Section {
  const partial = draft.gaps.length > 0 ? "partial" : "complete";
  return {
    status: nothingRead ? "failed" : partial,
    gaps: draft.gaps,
    notes: draft.notes,
    totals: draft.totals,
    startedAt: draft.startedAt.toISOString(),
    finishedAt: now.toISOString(),
    requests: [...draft.tallies.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
