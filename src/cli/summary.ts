import { relative } from "node:path";
import type { Report } from "../model/report.js";
import { isComplete, SECTION_NAMES, type Snapshot } from "../model/snapshot.js";
import { EXIT } from "./command.js";
import type { WrittenReport } from "./report-files.js";
import { say, wrap } from "./terminal.js";

/** More would push the verdict off the screen; coverage.csv has all. */
const MOST_GAPS = 12;

export function exitCodeFor(complete: boolean, failOn: "incomplete" | "never"): number {
  return complete || failOn === "never" ? EXIT.done : EXIT.incomplete;
}

/** Prints the verdict with every gap, the population, and what was written where. */
export function sayReport({ report, files }: WrittenReport, folder: string): void {
  say(...verdictLines(report.verdict.sentence, report.verdict.reasons), "");
  say(...wrap(populationText(report), 100, ""), "");
  const shown = relative(process.cwd(), folder) || folder;
  say(`Written to ${shown.startsWith("..") ? folder : shown}. Open report.html first.`);
  const width = Math.max(...files.map(({ name }) => name.length));
  say(...files.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`));
}

/** Prints what a collection without a report has to say. */
export function sayCollection(snapshot: Snapshot, file: string): void {
  const gaps = SECTION_NAMES.flatMap((name) => snapshot.sections[name].gaps.map((gap) => gap.what));
  const sentence = isComplete(snapshot) ? "COMPLETE." : "INCOMPLETE: some things could not be read.";
  say(...verdictLines(sentence, gaps), "");
  say(`Written to ${file}.`, `Next: redash-access report --snapshot ${file}`);
}

function verdictLines(sentence: string, reasons: readonly string[]): string[] {
  const shown = reasons.slice(0, MOST_GAPS).flatMap((reason) => wrap(`  - ${reason}`, 100, "    "));
  const more = reasons.length - MOST_GAPS;
  return [
    ...wrap(sentence, 100, ""),
    ...shown,
    ...(more > 0 ? [`  and ${more} more: see the coverage.`] : []),
  ];
}

function populationText({ meta, population }: Report): string {
  const { users, enabled, disabled, pending, administrators, groups, dataSources, accessRows } = population;
  return (
    `${meta.server.organisation} at ${meta.server.baseUrl} (Redash ${meta.server.version}): ` +
    `${users} users (${enabled} enabled, ${disabled} disabled, ${pending} pending; ${administrators} administrators), ` +
    `${groups} groups, ${dataSources} data sources, ${accessRows} rows of effective access.`
  );
}
