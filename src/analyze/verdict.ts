import { counted, figure } from "../model/counted.js";
import type { Verdict } from "../model/report.js";
import type { ReportedGap } from "../model/reported-gap.js";
import { CONTENT_SECTION_NAMES, type Snapshot } from "../model/snapshot.js";
import { type VerdictKind, verdictWord } from "../model/verdict.js";
import { changesInWords } from "./changed-while-reading.js";

/**
 * How far a run is whole.
 * @param gaps of the run, all of them, as `gapsOf` gives them
 */
export function verdictOf(snapshot: Snapshot, gaps: readonly ReportedGap[]): Verdict {
  const changes = changesInWords(snapshot);
  const completeForGroups = gaps.every(isRoundGroups);
  const kind = kindOf(gaps, changes);
  return {
    kind,
    complete: gaps.length === 0,
    completeForGroups,
    sentence: `${verdictWord(kind)}. ${gaps.length === 0 ? whole(changes) : lacking(gaps, completeForGroups)}`,
    reasons: gaps.map(({ what }) => what),
    changes,
  };
}

function isRoundGroups({ section }: ReportedGap): boolean {
  const names: readonly (string | null)[] = CONTENT_SECTION_NAMES;
  return names.includes(section);
}

function isAccepted({ status }: ReportedGap): boolean {
  return status === "accepted";
}

function kindOf(gaps: readonly ReportedGap[], changes: readonly string[]): VerdictKind {
  if (gaps.length > 0) return gaps.every(isAccepted) ? "partial, gaps accepted" : "partial";
  return changes.length === 0 ? "complete" : "changed while reading";
}

function whole(changes: readonly string[]): string {
  return changes.length === 0
    ? "Everything was read, and agrees with every total that the server gives."
    : "Everything was read; not all of it stayed the same meanwhile. The report has the latest answers.";
}

function lacking(gaps: readonly ReportedGap[], completeForGroups: boolean): string {
  const things = counted(gaps.length, "thing");
  const compared = gaps.every(({ section }) => section !== null);
  const what = compared ? "could not be read" : "could not be read or compared";
  return completeForGroups
    ? `Access through groups was read completely; of the ways round them, ${things} could not be read${byWhom(gaps)}.`
    : `${things} ${what}${byWhom(gaps)}.`;
}

function byWhom(gaps: readonly ReportedGap[]): string {
  const accepted = gaps.filter(isAccepted).length;
  if (accepted === 0) return "";
  if (accepted < gaps.length)
    return `, and ${figure(accepted)} of them ${accepted === 1 ? "is" : "are"} accepted`;
  return gaps.length === 1
    ? ". Somebody answers for it, and it stays unknown"
    : ". Somebody answers for each of them, and they stay unknown";
}
