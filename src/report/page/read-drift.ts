import type { Report } from "../../model/report.js";
import { sentences } from "../../model/sentences.js";
import { type Named, untold } from "../../page/named.js";
import type { Facts } from "./facts.js";
import { list, readTable, text } from "./read-table.js";

/** One row of a drift table, as the page shows it. */
export interface DriftRow {
  /** null: the person has no account, or the row is of the whole organisation. */
  readonly person: Named | null;
  /** The group or data source that it is about; null: none of Redash. */
  readonly about: Named | null;
  readonly aboutKind: "group" | "source";
  /** What there is no link for: the identity's address, the name that no group has. */
  readonly other: string;
  readonly evaluated: boolean;
  readonly words: string;
  /** What could not be known; empty: nothing. */
  readonly notKnown: string;
}

/** How many rows of one finding the page lists; the CSV file has all. */
const MOST_ROWS = 200;

/** The rows of the three drift tables by table and finding, at most 200 each; in the order of the tables. */
export type DriftRows = ReadonlyMap<string, readonly DriftRow[]>;

export function driftKey(table: string, finding: string): string {
  return `${table} ${finding}`;
}

/** Empty where no directory was given. */
export function readDriftRows(report: Report, facts: Facts): DriftRows {
  const rows = new Map<string, DriftRow[]>();
  if (report.drift === null) return rows;
  const keep = (table: string, finding: string, make: () => DriftRow) => {
    const key = driftKey(table, finding);
    const kept = rows.get(key) ?? [];
    if (kept.length === 0) rows.set(key, kept);
    if (kept.length < MOST_ROWS) kept.push(make());
  };
  readAccounts(report, facts, keep);
  readMemberships(report, facts, keep);
  readAccess(report, facts, keep);
  return rows;
}

type Keep = (table: string, finding: string, make: () => DriftRow) => void;

function readAccounts(report: Report, facts: Facts, keep: Keep): void {
  const rows = readTable(report, "account-drift", [
    ...(["user_id", "user_name", "finding", "state", "directory_email", "directory_name"] as const),
    ...(["others", "since", "rests_on", "not_known"] as const),
  ]);
  for (const row of rows) {
    keep("account-drift", text(row.finding), () => ({
      person: personOf(facts, row.user_id, row.user_name),
      about: null,
      aboutKind: "group",
      other: row.user_id === null ? identityWords(text(row.directory_name), text(row.directory_email)) : "",
      evaluated: row.state === "found",
      words: sentences([text(row.rests_on), sinceWords(text(row.since)), othersWords(list(row.others))]),
      notKnown: text(row.not_known),
    }));
  }
}

function identityWords(name: string, email: string): string {
  return name === "" || email === "" ? name + email : `${name} (${email})`;
}

function readMemberships(report: Report, facts: Facts, keep: Keep): void {
  const rows = readTable(report, "membership-drift", [
    ...(["user_id", "user_name", "group_id", "group_name", "finding", "sent_name"] as const),
    ...(["directory_path", "after_next_login", "since", "rests_on", "not_known"] as const),
  ]);
  for (const row of rows) {
    const id = row.group_id;
    keep("membership-drift", text(row.finding), () => ({
      person: personOf(facts, row.user_id, row.user_name),
      about: typeof id === "number" ? (facts.groups.get(id)?.named ?? untold(id)) : null,
      aboutKind: "group",
      other: id === null ? `“${text(row.sent_name)}”` : "",
      evaluated: row.finding !== "not evaluated" && row.after_next_login !== "not evaluated",
      words: sentences([text(row.rests_on), sinceWords(text(row.since))]),
      notKnown: text(row.not_known),
    }));
  }
}

function readAccess(report: Report, facts: Facts, keep: Keep): void {
  const rows = readTable(report, "access-drift", [
    ...(["user_id", "user_name", "data_source_id", "change", "state"] as const),
    ...(["level_now", "level_after", "groups_taken", "groups_added"] as const),
  ]);
  for (const row of rows) {
    const id = Number(row.data_source_id);
    keep("access-drift", text(row.change), () => ({
      person: personOf(facts, row.user_id, row.user_name),
      about: facts.sources.get(id)?.named ?? untold(id),
      aboutKind: "source",
      other: "",
      evaluated: row.state === "will happen",
      words: changeWords(row),
      notKnown: "",
    }));
  }
}

function changeWords(
  row: Record<"level_now" | "level_after" | "groups_taken" | "groups_added", unknown>,
): string {
  const [taken, added] = [list(row.groups_taken as never), list(row.groups_added as never)];
  return sentences([
    `Level ${row.level_now} now, ${row.level_after} after the login.`,
    taken.length > 0 ? `Out of ${taken.join(", ")}.` : "",
    added.length > 0 ? `Into ${added.join(", ")}.` : "",
  ]);
}

function personOf(facts: Facts, id: unknown, name: unknown): Named | null {
  if (typeof id !== "number") return null;
  const known = facts.people.get(id)?.named;
  return known ?? { ...untold(id), name: String(name) };
}

function sinceWords(since: string): string {
  return since === "" ? "" : `Since ${since.slice(0, 10)}.`;
}

function othersWords(others: readonly string[]): string {
  return others.length === 0 ? "" : `The others: ${others.join(", ")}.`;
}
