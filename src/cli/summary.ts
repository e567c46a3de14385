import { counted } from "../model/counted.js";
import type { Report, Verdict } from "../model/report.js";
import type { ReportedGap } from "../model/reported-gap.js";
import { sinceText } from "./diff-text.js";
import { driftText } from "./drift-text.js";
import { findingsText } from "./findings-text.js";
import type { WrittenReport } from "./report-files.js";
import { shortest } from "./shortest.js";
import { say, wrap } from "./terminal.js";
import { verdictText } from "./verdict-text.js";

const WIDTH = 100;

/** Prints the verdict with every gap, the population, and what was written where. */
export function sayReport({ report, files }: WrittenReport, folder: string): void {
  say(...verdictText(report.verdict, report.gaps), "");
  const unused = report.unusedGapAcceptances.map(({ gap, approver }) => `${gap} (${approver})`);
  if (unused.length > 0) say(...wrap(`Accepted gaps that fit none: ${unused.join(", ")}`, WIDTH, "  "), "");
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
export function sayCollection(verdict: Verdict, gaps: readonly ReportedGap[], file: string): void {
  say(...verdictText(verdict, gaps), "");
  say(`Written to ${shortest(file)}`, `Next: redash-access report --snapshot ${shortest(file)}`);
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
