import { createHash } from "node:crypto";
import type { Report } from "../../model/report.js";
import { coverageView } from "../page/coverage.js";
import { dataSourcesView } from "../page/data-sources.js";
import { driftView } from "../page/drift.js";
import { groupsView } from "../page/groups.js";
import { headerView } from "../page/header.js";
import { matrixView } from "../page/matrix.js";
import { methodView } from "../page/method.js";
import { peopleView } from "../page/people.js";
import { printedHeadStyle } from "../page/printed-head.js";
import { readFacts } from "../page/read-facts.js";
import { summaryView } from "../page/summary.js";
import { count, countPeople } from "../page/words.js";
import { type PageParts, trusted } from "../templates.js";

/** With more than this one page opens slowly: it shows no single person then, and says so. */
export const MOST_PEOPLE = 3000;
export const MOST_ACCESS_ROWS = 60_000;

/**
 * The report as one HTML page that loads nothing: the first thing in its head forbids everything but its own style
 * and script, by their hashes. It can be read, folded and printed without the script.
 */
export function htmlReport(report: Report, parts: PageParts): string {
  const { users, accessRows } = report.population;
  const everybody = users <= MOST_PEOPLE && accessRows <= MOST_ACCESS_ROWS;
  const facts = readFacts(report, { everybody });
  const header = headerView(report);
  const style = parts.style + printedHeadStyle(header);
  return parts.render({
    policy: policy(style, parts.script),
    style: trusted(style),
    script: trusted(parts.script),
    header,
    summary: summaryView(report, facts),
    matrix: matrixView(facts),
    dataSources: dataSourcesView(facts, everybody),
    people: peopleView(facts, everybody ? "" : elsewhere(users, accessRows)),
    groups: groupsView(facts, everybody),
    drift: driftView(report, facts),
    coverage: coverageView(report),
    method: methodView(report),
  });
}

function elsewhere(users: number, accessRows: number): string {
  return `${countPeople(users)} with ${count(accessRows, "row")} of access are not listed on this page, which holds up to ${countPeople(MOST_PEOPLE)} and ${count(MOST_ACCESS_ROWS, "row")}. They are all in the files beside it: users.csv has every person, memberships.csv their groups, and effective-access.csv what each can do to which data source, and why.`;
}

function policy(style: string, script: string): string {
  const none = "default-src 'none'; base-uri 'none'; form-action 'none'";
  return `${none}; style-src '${hash(style)}'; script-src '${hash(script)}'`;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
