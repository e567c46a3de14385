import type { Verdict } from "../model/report.js";
import { verdictWord } from "../model/verdict.js";
import { EXIT } from "./command.js";
import type { Settings } from "./settings.js";
import { wrap } from "./terminal.js";

/** More would push the verdict off the screen; coverage.csv has all. */
const MOST_LISTED = 12;
const WIDTH = 100;

/** @param failOn `groups`: what is missing of the ways round the groups is no reason to fail */
export function exitCodeFor(
  { complete, completeForGroups }: Verdict,
  failOn: Settings<"fail-on">["fail-on"],
): number {
  const enough = { partial: complete, groups: completeForGroups, never: true };
  return enough[failOn] ? EXIT.done : EXIT.incomplete;
}

/** The verdict, every gap, and what changed while it was read, for a terminal. */
export function verdictText(verdict: Verdict): string[] {
  const { complete, sentence, reasons, changes } = verdict;
  return [
    ...(complete ? wrap(sentence, WIDTH, "") : [headOf(verdict), ...listed(reasons)]),
    ...(changes.length === 0 ? [] : ["Changed while it was read:", ...listed(changes)]),
  ];
}

function headOf({ kind, completeForGroups }: Verdict): string {
  const unknown = completeForGroups
    ? "Access through groups was read completely. Of the ways round them is not known:"
    : "Not known:";
  return `${verdictWord(kind)}. ${unknown}`;
}

function listed(sentences: readonly string[]): string[] {
  const more = sentences.length - MOST_LISTED;
  return [
    ...sentences.slice(0, MOST_LISTED).flatMap((sentence) => wrap(`  - ${sentence}`, WIDTH, "    ")),
    ...(more > 0 ? [`  and ${more} more: see the coverage`] : []),
  ];
}
