import type { Verdict } from "../model/report.js";
import { acceptanceInWords, type ReportedGap } from "../model/reported-gap.js";
import { verdictWord } from "../model/verdict.js";
import { EXIT } from "./command.js";
import type { Settings } from "./settings.js";
import { wrap } from "./terminal.js";

/** More would push the verdict off the screen; coverage.csv has all. */
const MOST_LISTED = 12;
const WIDTH = 100;

/**
 * @param failOn `unaccepted`: what somebody answers for is no reason to fail; `groups`: nor is what is missing of the ways
 * round the groups
 */
export function exitCodeFor(
  { kind, complete, completeForGroups }: Verdict,
  failOn: Settings<"fail-on">["fail-on"],
): number {
  const unaccepted = complete || kind === "partial, gaps accepted";
  const enough = { partial: complete, unaccepted, groups: completeForGroups, never: true };
  return enough[failOn] ? EXIT.done : EXIT.incomplete;
}

/** The verdict, every gap, and what changed while it was read, for a terminal. */
export function verdictText(verdict: Verdict, gaps: readonly ReportedGap[]): string[] {
  const { complete, sentence, changes } = verdict;
  return [
    ...(complete ? wrap(sentence, WIDTH, "") : [headOf(verdict), ...listed(gaps.map(gapText))]),
    ...(changes.length === 0 ? [] : ["Changed while it was read:", ...listed(changes)]),
  ];
}

function headOf({ kind, completeForGroups }: Verdict): string {
  const unknown = completeForGroups
    ? "Access through groups was read completely. Of the ways round them is not known:"
    : "Not known:";
  return `${verdictWord(kind)}. ${unknown}`;
}

function gapText(gap: ReportedGap): string {
  return [gap.what, `[${gap.id}]`, acceptanceInWords(gap)].filter(Boolean).join(" ");
}

function listed(sentences: readonly string[]): string[] {
  const more = sentences.length - MOST_LISTED;
  return [
    ...sentences.slice(0, MOST_LISTED).flatMap((sentence) => wrap(`  - ${sentence}`, WIDTH, "    ")),
    ...(more > 0 ? [`  and ${more} more: see the coverage`] : []),
  ];
}
