import { relative } from "node:path";
import { counted } from "../model/counted.js";
import type { Report } from "../model/report.js";
import { isComplete, isCompleteForGroups, SECTION_NAMES, type Snapshot } from "../model/snapshot.js";
import { EXIT } from "./command.js";
import { sinceText } from "./diff-text.js";
import { driftText } from "./drift-text.js";
import { findingsText } from "./findings-text.js";
import type { WrittenReport } from "./report-files.js";
import type { Settings } from "./settings.js";
import { say, wrap } from "./terminal.js";

/** More would push the verdict off the screen; coverage.csv has all. */
const MOST_GAPS = 12;
const WIDTH = 100;

/** How far a collection is whole. */
type Wholeness = Pick<Report["verdict"], "complete" | "completeForGroups">;

export function wholenessOf(snapshot: Snapshot): Wholeness {
  return { complete: isComplete(snapshot), completeForGroups: isCompleteForGroups(snapshot) };
}

/** @param failOn `groups`: what is missing of the ways round the groups is no reason to fail */
export function exitCodeFor(
  { complete, completeForGroups }: Wholeness,
  failOn: Settings<"fail-on">["fail-on"],
): number {
  const enough = { incomplete: complete, groups: completeForGroups, never: true };
  return enough[failOn] ? EXIT.done : EXIT.incomplete;
}

/** Prints the verdict with every gap, the population, and what was written where. */
export function sayReport({ report, files }: WrittenReport, folder: string): void {
  const { complete, sentence, reasons } = report.verdict;
  say(...(complete ? wrap(sentence, WIDTH, "") : gapLines(reasons, report.verdict)), "");
  say(
    whoWasRead(report),
    ...onlyText(report),
    ...wrap(populationText(report), WIDTH, ""),
    ...(report.drift === null ? [] : driftText(report.drift)),
    ...(report.only === null ? findingsText(report) : []),
    ...(report.since === null ? [] : sinceText(report.since)),
    "",
  );
  say(`Written to ${shortest(folder)}/ (open report.html first)`);
  const width = Math.max(...files.map(({ name }) => name.length));
  say(...files.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`));
}

/** Prints what a collection without a report has to say. */
export function sayCollection(snapshot: Snapshot, file: string): void {
  const gaps = SECTION_NAMES.flatMap((name) => snapshot.sections[name].gaps.map((gap) => gap.what));
  const wholeness = wholenessOf(snapshot);
  say(...(wholeness.complete ? ["COMPLETE."] : gapLines(gaps, wholeness)), "");
  say(`Written to ${shortest(file)}`, `Next: redash-access report --snapshot ${shortest(file)}`);
}

function gapLines(gaps: readonly string[], { completeForGroups }: Wholeness): string[] {
  const shown = gaps.slice(0, MOST_GAPS).flatMap((gap) => wrap(`  - ${gap}`, WIDTH, "    "));
  const more = gaps.length - MOST_GAPS;
  const head = completeForGroups
    ? "INCOMPLETE. Access through groups was read completely. Of the ways round them is not known:"
    : "INCOMPLETE. Not known:";
  return [head, ...shown, ...(more > 0 ? [`  and ${more} more: see the coverage`] : [])];
}

/** As seen from the current folder, where that is shorter. */
export function shortest(path: string): string {
  const seen = relative(process.cwd(), path);
  return seen.length > 0 && seen.length < path.length ? seen : path;
}

function whoWasRead({ meta: { server } }: Report): string {
  return `${server.baseUrl}, organisation ${server.organisation}, Redash ${server.version}`;
}

function onlyText({ only }: Report): string[] {
  if (only === null) return [];
  const { dataSourceId, name, ofRun } = only;
  const whole = `${counted(ofRun.dataSources, "data source")} and ${counted(ofRun.users, "user")} of the run`;
  return wrap(`Only data source #${dataSourceId} ${name ?? "(name not told)"}, of ${whole}:`, WIDTH, "");
}

function populationText({ population }: Report): string {
  const { users, enabled, disabled, pending, administrators, groups, dataSources } = population;
  const { accessRows, unknownAccessRows } = population;
  return [
    `${counted(users, "user")} (${enabled} enabled, ${disabled} disabled, ${pending} pending; ` +
      `${counted(administrators, "administrator")} among them)`,
    counted(groups, "group"),
    counted(dataSources, "data source"),
    `${counted(accessRows, "row")} of effective access` +
      (unknownAccessRows === 0 ? "" : ` (${unknownAccessRows} of them not known)`),
  ].join(", ");
}
