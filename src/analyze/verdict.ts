import type { Drift } from "../drift/types.js";
import { counted } from "../model/counted.js";
import type { Verdict } from "../model/report.js";
import {
  CONTENT_SECTION_NAMES,
  GROUP_SECTION_NAMES,
  isCompleteForGroups,
  type SectionName,
  type Snapshot,
} from "../model/snapshot.js";
import { type VerdictKind, verdictWord } from "../model/verdict.js";
import { changesInWords } from "./changed-while-reading.js";
import { SECTION_TITLES } from "./section-titles.js";

/**
 * How far a run is whole.
 * @param drift null: nothing was compared with a directory
 */
export function verdictOf(snapshot: Snapshot, drift: Drift | null): Verdict {
  const uncompared = (drift?.notEvaluated ?? []).filter(({ incomplete }) => incomplete);
  const ofGroups = [
    ...reasonsOf(snapshot, GROUP_SECTION_NAMES),
    ...uncompared.map(({ what, why }) => `Not evaluated: ${what}. ${why}`),
  ];
  const roundGroups = reasonsOf(snapshot, CONTENT_SECTION_NAMES);
  const changes = changesInWords(snapshot);
  const completeForGroups = isCompleteForGroups(snapshot) && uncompared.length === 0;
  const complete = completeForGroups && roundGroups.length === 0;
  const kind = kindOf(complete, changes);
  const what = uncompared.length === 0 ? "could not be read" : "could not be read or compared";
  return {
    kind,
    complete,
    completeForGroups,
    sentence: `${verdictWord(kind)}. ${complete ? whole(changes) : lacking(ofGroups, roundGroups, what)}`,
    reasons: [...ofGroups, ...roundGroups],
    changes,
  };
}

function kindOf(complete: boolean, changes: readonly string[]): VerdictKind {
  if (!complete) return "partial";
  return changes.length === 0 ? "complete" : "changed while reading";
}

function whole(changes: readonly string[]): string {
  return changes.length === 0
    ? "Everything was read, and agrees with every total that the server gives."
    : "Everything was read; not all of it stayed the same meanwhile. The report has the latest answers.";
}

function lacking(ofGroups: readonly string[], roundGroups: readonly string[], what: string): string {
  const things = (reasons: readonly string[]) => counted(reasons.length, "thing");
  return ofGroups.length > 0
    ? `${things([...ofGroups, ...roundGroups])} ${what}.`
    : `Access through groups was read completely; of the ways round them, ${things(roundGroups)} could not be read.`;
}

/** A section that is not whole gives at the least one reason. */
function reasonsOf(snapshot: Snapshot, names: readonly SectionName[]): string[] {
  return names.flatMap((name) => {
    const { status, gaps } = snapshot.sections[name];
    if (status === "complete" || status === "not asked") return [];
    return gaps.length > 0
      ? gaps.map(({ what }) => what)
      : [`${SECTION_TITLES[name]}: nothing could be read.`];
  });
}
