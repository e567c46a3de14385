import { counted, figure } from "../model/counted.js";
import type { DriftSummary } from "../model/report.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
/** More would push the verdict off the screen; the report has all. */
const MOST_LISTED = 8;

const TABLES = [
  { table: "account-drift", title: "Accounts" },
  { table: "membership-drift", title: "Memberships" },
  { table: "access-drift", title: "Access at the next login" },
] as const;

/** Drift in short, for a terminal: how many rows say what, and what was not evaluated. */
export function driftText(drift: DriftSummary): string[] {
  const { accounts, files, notEvaluated } = drift;
  const all = accounts.matched + accounts.ambiguous + accounts.unmatched;
  const compared = `Compared with ${counted(files.length, "export")} of the directory`;
  return [
    `${compared}: ${figure(accounts.matched)} of ${counted(all, "account")} matched.`,
    ...findingLines(drift),
    ...(notEvaluated.length === 0 ? [] : ["Not evaluated:", ...notEvaluatedLines(notEvaluated)]),
  ];
}

function findingLines({ findings }: DriftSummary): string[] {
  const width = Math.max(...findings.map(({ found }) => figure(found).length));
  return TABLES.flatMap(({ table, title }) => {
    const found = findings.filter((one) => one.table === table && one.found > 0);
    if (found.length === 0) return [`${title}: nothing found`];
    return [title, ...found.map((one) => `  ${figure(one.found).padStart(width)}  ${one.finding}`)];
  });
}

function notEvaluatedLines(entries: DriftSummary["notEvaluated"]): string[] {
  const more = entries.length - MOST_LISTED;
  return [
    ...entries.slice(0, MOST_LISTED).flatMap(({ what, why, accounts }) => {
      const whom = accounts === null ? "" : ` (${counted(accounts, "account")})`;
      return wrap(`  - ${what}${whom}: ${why}`, WIDTH, "    ");
    }),
    ...(more > 0 ? [`  and ${figure(more)} more: see the report`] : []),
  ];
}
