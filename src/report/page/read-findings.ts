import type { FindingStatus, RuleResult, SubjectKind } from "../../model/finding.js";
import type { Report } from "../../model/report.js";
import { sentences } from "../../model/sentences.js";
import type { Cell } from "../../model/table.js";
import { type Named, untold } from "../../page/named.js";
import type { Facts } from "./facts.js";
import { list, type Row, readTable, text } from "./read-table.js";

/** Whom or what a finding is about, as the page shows it. */
export interface About {
  /** The kind of place that a link leads to. */
  readonly kind: "user" | "group" | "source";
  readonly named: Named;
}

/** One finding, as the page shows it. */
export interface FoundRow {
  /** In the order of the rule's identity. Empty: the organisation. */
  readonly about: readonly About[];
  /** The names of others that it is about beside those. */
  readonly others: readonly string[];
  readonly status: FindingStatus;
  readonly evidence: string;
  /** Who accepted it, until when and why. Empty: nobody. */
  readonly acceptance: string;
  /** What a change brings with it. Empty: nothing to say. */
  readonly consequences: string;
}

/** What was found by one rule. */
export interface FoundByRule {
  /** How many there are of each status on the page. */
  readonly counts: Readonly<Record<FindingStatus, number>>;
  /** Whom or what the findings of each status are about first, each once. */
  readonly firsts: Readonly<Record<FindingStatus, readonly About[]>>;
  /** The first findings, in the order of the table. */
  readonly rows: readonly FoundRow[];
}

/** How many findings of one rule the page lists; findings.csv has all. */
const MOST_ROWS = 100;

/** By the ids of the rules that found something. */
export function readFindings(report: Report, facts: Facts): ReadonlyMap<string, FoundByRule> {
  const identities = new Map(report.rules.map((rule) => [rule.id, rule.identity]));
  const byRule = new Map<string, Gathered>();
  for (const row of readTable(report, "findings", COLUMNS)) {
    const ruleId = text(row.rule);
    const found = byRule.get(ruleId) ?? nothingYet();
    byRule.set(ruleId, found);
    gather(found, row, identities.get(ruleId) ?? [], facts, report.drift !== null);
  }
  return new Map([...byRule].map(([id, found]) => [id, summed(found)]));
}

const COLUMNS = [
  ...(["rule", "subjects", "user_ids", "group_ids", "data_source_ids", "evidence", "status"] as const),
  ...(["also_loses_count", "may_also_lose_count", "holds_after_login"] as const),
  ...(["accepted_by", "accepted_until", "acceptance_reason"] as const),
] as const;
type FindingRow = Row<(typeof COLUMNS)[number]>;

interface Gathered {
  readonly counts: Record<FindingStatus, number>;
  readonly firsts: Record<FindingStatus, Map<string, About>>;
  readonly rows: FoundRow[];
}

function nothingYet(): Gathered {
  return {
    counts: { open: 0, accepted: 0, "acceptance expired": 0, unknown: 0 },
    firsts: { open: new Map(), accepted: new Map(), "acceptance expired": new Map(), unknown: new Map() },
    rows: [],
  };
}

function summed({ counts, firsts, rows }: Gathered): FoundByRule {
  const all = (status: FindingStatus) => [...firsts[status].values()];
  return {
    counts,
    rows,
    firsts: {
      open: all("open"),
      accepted: all("accepted"),
      "acceptance expired": all("acceptance expired"),
      unknown: all("unknown"),
    },
  };
}

function gather(
  found: Gathered,
  row: FindingRow,
  identity: RuleResult["identity"],
  facts: Facts,
  withDirectory: boolean,
): void {
  const status = text(row.status) as FindingStatus;
  const subjects = list(row.subjects);
  const about = identity.flatMap((kind, place) => aboutOf(kind, place, subjects, row, facts) ?? []);
  found.counts[status] += 1;
  const [first] = about;
  if (first !== undefined)
    found.firsts[status].set(`${first.kind} ${first.named.id} ${first.named.name}`, first);
  if (found.rows.length >= MOST_ROWS) return;
  found.rows.push({
    about,
    others: subjects.slice(about.length),
    status,
    evidence: text(row.evidence),
    acceptance: acceptanceOf(row),
    consequences: consequencesOf(row, withDirectory),
  });
}

/** The kinds for which the page has a place, and the column that has their ids, those of the identity first. */
const PLACES = {
  user: ["user", "user_ids", "people"],
  group: ["group", "group_ids", "groups"],
  "data source": ["source", "data_source_ids", "sources"],
} as const;

/** null: the finding does not say, as one that is unknown may not. */
function aboutOf(
  kind: SubjectKind,
  place: number,
  subjects: readonly string[],
  row: FindingRow,
  facts: Facts,
): About | null {
  const called = subjects[place];
  if (called === undefined) return null;
  if (kind !== "user" && kind !== "group" && kind !== "data source") {
    return { kind: "user", named: { ...untold(0), name: called, twin: false } };
  }
  const [linkKind, column, known] = PLACES[kind];
  const id = Number(list(row[column])[0]);
  const named = facts[known].get(id)?.named;
  return { kind: linkKind, named: named ?? { ...untold(id), name: called, twin: false } };
}

function acceptanceOf({ accepted_by, accepted_until, acceptance_reason }: FindingRow): string {
  if (accepted_by === null) return "";
  const until = `Accepted by ${text(accepted_by)} until ${text(accepted_until)}`;
  return `${until}: ${text(acceptance_reason)}`;
}

/** Without a directory nobody knows of any change whether it outlasts a login: that is said once, not of each. */
function consequencesOf(row: FindingRow, withDirectory: boolean): string {
  const holds = HOLDS[text(row.holds_after_login)] ?? "";
  return sentences([
    othersIn(row.also_loses_count, "loses", "lose"),
    othersIn(row.may_also_lose_count, "may lose", "may lose"),
    withDirectory ? holds : "",
  ]);
}

function othersIn(cell: Cell, one: string, many: string): string {
  if (typeof cell !== "number" || cell === 0) return "";
  return cell === 1 ? `1 other ${one} access by the change.` : `${cell} others ${many} access by the change.`;
}

const HOLDS: Readonly<Record<string, string>> = {
  no: "The next login undoes the change.",
  unknown: "Whether the change outlasts the next login is not known.",
};
