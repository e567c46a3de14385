import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { acceptanceInWords, type ReportedGap } from "../../model/reported-gap.js";
import type { RequestTally, Section, Total } from "../../model/snapshot.js";
import { visible } from "../../page/visible.js";
import { count, day, dayAndTime } from "../../page/words.js";

const SIGNS = { complete: "✓", partial: "!", failed: "!", "not asked": "–" } as const;

/** What was read, whether it ties to the server's own totals, and what it took. */
export function coverageView(report: Report) {
  const { coverage, gaps, unusedGapAcceptances, completeness } = report;
  const sections = coverage.map(({ name, title, section }) => ({ name, title: visible(title), ...section }));
  const asked = sections.filter(({ status }) => status !== "not asked");
  const lacking = sections.filter(isLacking);
  const requests = sections.flatMap(({ title, requests: tallies }) =>
    tallies.map((tally) => request(tally, title)),
  );
  const sent = sections
    .flatMap(({ requests: tallies }) => tallies)
    .reduce((sum, tally) => sum + tally.requests, 0);
  return {
    finding:
      lacking.length === 0
        ? `All ${asked.length} parts were read completely`
        : `${lacking.length} of ${asked.length} parts were not read completely: ${lacking.map(({ title }) => title).join(", ")}`,
    sections: sections.map(({ name, title, status, notes, startedAt, finishedAt }) => ({
      title,
      status,
      lacking: isLacking({ status }),
      sign: SIGNS[status],
      time: status === "not asked" ? "" : timeInWords(startedAt, finishedAt),
      gaps: gaps.filter(({ section }) => section === name).map(gapView),
      notes: notes.map(({ what }) => visible(what)),
    })),
    ofDirectory: gaps.filter(({ section }) => section === null).map(gapView),
    unused: unusedGapAcceptances.map(({ gap, approver, expires, reason }) => ({
      gap: visible(gap),
      words: visible(`${approver}, until ${expires}: ${reason}`),
    })),
    ...(completeness === null ? NOT_HERE : completenessView(report, completeness)),
    compared: comparedInWords(sections.flatMap(({ totals }) => totals)),
    totals: sections.flatMap(({ totals }) => totals.map(total)),
    requestsFinding: `${count(sent, "request")}, all of them reading`,
    requests,
  };
}

function isLacking({ status }: Pick<Section, "status">): boolean {
  return status === "partial" || status === "failed";
}

/** More stand in coverage.csv. */
const MOST_CHANGED = 100;

const NOT_HERE = { facts: [], changed: [], moreChanged: "", checks: [], hashes: false };

/** What tells besides the totals whether all was read, and where a reader can look in Redash. */
function completenessView(
  { snapshotSha256 }: Report,
  { bothSides, changed, userIds, ownChecks }: NonNullable<Report["completeness"]>,
) {
  const more = changed.length - MOST_CHANGED;
  return {
    facts: [
      { term: "Both sides of the grants", words: visible(bothSides) },
      { term: "User ids that nobody has", words: visible(userIds.words) },
    ],
    changed: changed.slice(0, MOST_CHANGED).map(({ userId, name, what }) => ({
      id: userId,
      name: visible(name ?? "no longer there"),
      what: visible(what.join(", ")),
    })),
    moreChanged: more > 0 ? `${figure(more)} more: coverage.csv has them all.` : "",
    checks: ownChecks.map(({ page, look, number }) => ({
      page: visible(page),
      look: visible(look),
      number: figure(number),
    })),
    /** Only a page that lies in a run has the list of hashes beside it. */
    hashes: snapshotSha256 !== null,
  };
}

function timeInWords(startedAt: string, finishedAt: string): string {
  const [from, until] = [dayAndTime(startedAt), dayAndTime(finishedAt)];
  if (from === until) return from;
  return `${from} to ${day(startedAt) === day(finishedAt) ? until.slice(11) : until}`;
}

function gapView(gap: ReportedGap) {
  const { id, what, hint, where } = gap;
  return {
    id: visible(id),
    what: visible(what),
    hint: visible(hint),
    where: visible(where),
    accepted: visible(acceptanceInWords(gap)),
  };
}

function comparedInWords(totals: readonly Total[]): string {
  const told = totals.filter(({ reported }) => reported !== null).length;
  return `${figure(told)} of ${count(totals.length, "count")} can be compared with a total of the server’s own.`;
}

function total({ of, reading, reported, read, distinct }: Total) {
  const difference = reported === null ? 0 : distinct - reported;
  return {
    of: visible(of),
    reading: visible(reading),
    reported: reported === null ? "not told" : figure(reported),
    read: figure(read),
    distinct: figure(distinct),
    differs: difference !== 0,
    difference: reported === null ? "no total" : signed(difference),
  };
}

function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${figure(value)}` : `−${figure(-value)}`;
}

function request({ method, path, requests, statuses, rows }: RequestTally, section: string) {
  return {
    path: visible(`${method} ${path}`),
    section,
    sent: figure(requests),
    answers: Object.entries(statuses)
      .map(([status, times]) => `${visible(status)}: ${figure(times)}`)
      .join(", "),
    rows: figure(rows),
  };
}
