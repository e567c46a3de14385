import { figure } from "../../model/counted.js";
import { putUnder } from "../../model/put-under.js";
import type { DriftFinding, DriftSummary, Report } from "../../model/report.js";
import { countCell } from "../../page/counts.js";
import { fileName } from "../../page/files.js";
import { label } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { capital, count, dayAndTime, few } from "../../page/words.js";
import { type DriftRow, type DriftRows, driftKey } from "./read-drift.js";

/** How many names the folded line of a finding shows. */
const NAMES_IN_SHORT = 5;

/** What the directory says against what Redash shows. null: no directory was given. */
export function driftView(report: Report, rows: DriftRows) {
  const { drift } = report;
  if (drift === null) return null;
  const run = { ofOneSource: report.only !== null };
  return {
    finding: headline(drift),
    matched: matched(drift),
    logins: logins(drift),
    notEvaluated: drift.notEvaluated.map(({ what, why, accounts }) => ({
      what: visible(what),
      why: visible(why),
      accounts: accounts === null ? "" : count(accounts, "account"),
    })),
    parts: PARTS.map((one) => ({
      ...part(one, drift, rows, fileName(`${one.table}.csv`, run)),
      ...nowhere(one.table, drift, report.only?.driftOfRun ?? []),
    })),
    files: drift.files.map((file) => fileView(file, fileName("directory.json", run))),
    warnings: drift.warnings.map(visible),
    settings: drift.settings.map(visible),
  };
}

const PARTS = [
  {
    table: "account-drift",
    title: "Accounts",
    about: "Who has an account here and what the directory says of the person.",
  },
  {
    table: "membership-drift",
    title: "Memberships of groups",
    about: "What the directory says, what Redash shows, and what the next SAML login would do.",
  },
  {
    table: "access-drift",
    title: "Access that the next login changes",
    about: "By person and data source, with the level now and after.",
  },
] as const;

/** Also for the sign-off. */
export function headline(drift: DriftSummary): string {
  const found = (table: string) =>
    drift.findings.filter((one) => one.table === table).reduce((sum, one) => sum + one.found, 0);
  return [
    `Against the directory: ${figure(drift.accounts.differing)} of ${accountsOf(drift)} differ,`,
    `and ${count(found("membership-drift"), "membership")};`,
    `the next login changes access in ${count(found("access-drift"), "case")}`,
  ].join(" ");
}

function accountsOf({ accounts: { matched, ambiguous, unmatched } }: DriftSummary): string {
  return count(matched + ambiguous + unmatched, "account");
}

const EFFECTS: Readonly<Record<string, string>> = {
  creates: "creates an account",
  activates: "ends a pending invitation",
  refused: "is refused, the account being disabled",
  "sets groups": "sets the groups anew",
  nothing: "changes no groups",
  "not known": "cannot be told",
  "none comes": "will not come",
};

/** `creates an account (2), is refused, the account being disabled (5)`, to follow on `The next sign-in`. */
function logins({ logins: effects }: DriftSummary): string {
  const told = effects.filter((one) => one.count > 0);
  return told.map((one) => `${EFFECTS[one.effect] ?? one.effect} (${figure(one.count)})`).join(", ");
}

function matched({ accounts }: DriftSummary): string {
  const { matched: one, ambiguous: several, unmatched: none } = accounts;
  return `One identity was found for ${count(one, "account")}, several for ${figure(several)}, none for ${figure(none)}.`;
}

function part(
  { table, title, about }: (typeof PARTS)[number],
  drift: DriftSummary,
  rows: DriftRows,
  tableFile: string,
) {
  const own = drift.findings.filter((finding) => finding.table === table);
  return {
    title,
    about,
    items: own.filter(isShown).map((finding) => ({
      ...item(finding, rows, tableFile),
      id: driftItemId(drift, finding),
    })),
  };
}

/** The findings that the page has no row of. What the full run has of others was found all the same. */
function nowhere(table: string, { findings, notEvaluated }: DriftSummary, ofRun: readonly DriftFinding[]) {
  const open = new Set(notEvaluated.map(({ what }) => what));
  const own = findings
    .filter((one) => one.table === table && !isShown(one))
    .map(({ finding }) => ({
      finding,
      elsewhere: ofRun.find((one) => one.table === table && one.finding === finding && isShown(one)),
    }));
  const names = (some: typeof own) => some.map(({ finding }) => finding).join("; ");
  const here = own.filter(({ elsewhere }) => elsewhere === undefined);
  return {
    none: names(here.filter(({ finding }) => !open.has(finding))),
    open: names(here.filter(({ finding }) => open.has(finding))),
    elsewhere: own
      .flatMap(({ elsewhere }) => (elsewhere === undefined ? [] : inFullRun(elsewhere)))
      .join("; "),
  };
}

/** `in the directory, not here (3, and 1 not evaluated)`. */
function inFullRun({ finding, found, notEvaluated }: DriftFinding): string {
  const open = notEvaluated === 0 ? [] : [`${figure(notEvaluated)} not evaluated`];
  const counts = found === 0 ? open : [figure(found), ...open];
  return `${finding} (${counts.join(", and ")})`;
}

/** Where the page tells of a finding that it shows. */
function driftItemId({ findings }: DriftSummary, { table, finding }: DriftFinding): string {
  const shown = findings.filter((one) => one.table === table && isShown(one));
  return `${table}-${shown.findIndex((one) => one.finding === finding)}`;
}

function isShown({ found, notEvaluated }: DriftFinding): boolean {
  return found + notEvaluated > 0;
}

function item(
  { table, finding, meaning, found, notEvaluated }: DriftFinding,
  rows: DriftRows,
  tableFile: string,
) {
  const kept = rows.get(driftKey(table, finding)) ?? [];
  const more = found + notEvaluated - kept.length;
  return {
    finding: capital(finding),
    meaning,
    counts: [found, notEvaluated].map((n) => countCell(n)),
    inShort: few([...new Set(kept.map(inShort))], NAMES_IN_SHORT),
    reasons: byReason(kept),
    more: more > 0 ? `${figure(more)} more: ${tableFile} has them all.` : "",
  };
}

/** Rows that rest on the same, together: the reason stands once behind all of them. */
function byReason(rows: readonly DriftRow[]) {
  const reasons = new Map<string, DriftRow[]>();
  for (const row of rows) {
    putUnder(reasons, JSON.stringify([row.words, row.notKnown, row.evaluated]), row);
  }
  return [...reasons.values()].map((same) => ({
    rows: same.map((row) => ({
      other: otherThanPerson(row),
      person: row.person === null ? [] : [row.person],
      about: row.about === null ? [] : [row.about],
      aboutKind: row.aboutKind,
    })),
    evaluated: same[0]?.evaluated,
    words: same[0]?.words,
    notKnown: same[0]?.notKnown,
  }));
}

function inShort(row: DriftRow): string {
  return row.person === null ? otherThanPerson(row) : label(row.person);
}

function otherThanPerson({ person, other }: DriftRow): string {
  return person === null && other === "" ? "The organisation" : other;
}

const EXTENTS = {
  whole: "whole, so far as it can tell",
  doubtful: "perhaps cut",
  partial: "not whole",
  absent: "not in it",
} as const;
const AS_OF = { given: "as given", export: "by the export", file: "the file’s own time" } as const;

function unusableWords({ read, used }: DriftSummary["files"][number], directoryFile: string): string[] {
  const unusable = read - used;
  if (unusable === 0) return [];
  return [
    `${figure(unusable)} of ${count(read, "record")} could not be used: ${directoryFile} says which, and why.`,
  ];
}

/** Digits of a hash that tell files apart as well as all 64, and fit below a name; report.json has all. */
const HASH_SHOWN = 16;

function fileView(file: DriftSummary["files"][number], directoryFile: string) {
  const { name, formatTitle, asOf, identities, active, inactive, unknown, groups, people, sha256 } = file;
  return {
    name: visible(name),
    format: visible(formatTitle),
    asOf: asOf === null ? "not known" : `${dayAndTime(asOf.time)} UTC, ${AS_OF[asOf.from]}`,
    people: identities === null ? "" : figure(identities),
    statuses: [active, inactive, unknown].map((n) => (n === null ? "" : figure(n))),
    groups: groups === null ? "" : figure(groups),
    extent: EXTENTS[people],
    sha256: { start: sha256.slice(0, HASH_SHOWN), whole: sha256 },
    remarks: [...unusableWords(file, directoryFile), ...file.partialBecause, ...file.warnings].map(visible),
  };
}
