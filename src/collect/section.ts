import type { Gap, Note, Section, Total } from "../model/snapshot.js";
import type { RecordAttempt } from "../redash/endpoint.js";
import { openTallies, type Tallies } from "./tallies.js";

/** A section while it is being read. What goes wrong is added to `gaps`; nothing is ever taken out again. */
export interface SectionDraft {
  readonly startedAt: Date;
  readonly gaps: Gap[];
  readonly notes: Note[];
  readonly totals: Total[];
  readonly tallies: Tallies;
  /** Hand this to every read made for the section. */
  readonly record: RecordAttempt;
}

/** @param now the clock of the run */
export function openSection(now: () => Date): SectionDraft {
  const tallies = openTallies(now);
  return { startedAt: now(), gaps: [], notes: [], totals: [], tallies, record: tallies.record };
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
    requests: draft.tallies.all(),
  };
}
