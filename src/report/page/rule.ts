import { figure } from "../../model/counted.js";
import type { FindingStatus, RuleResult } from "../../model/finding.js";
import { putUnder } from "../../model/put-under.js";
import type { Report } from "../../model/report.js";
import { fileName } from "../../page/files.js";
import { visible } from "../../page/visible.js";
import { few } from "../../page/words.js";
import { firstNames, severityView } from "./finding.js";
import type { FoundByRule, FoundRow } from "./read-findings.js";

/** How many others a finding names that it is about beside its own subjects. */
const OTHERS_SHOWN = 5;

/** What one rule found: in a line, and behind it why it matters, what to do, and on what each finding rests. */
export function ruleView(rule: RuleResult, found: FoundByRule, report: Pick<Report, "only" | "verdict">) {
  const file = fileName("findings.csv", { ofOneSource: report.only !== null });
  const total = Object.values(found.counts).reduce((sum, times) => sum + times, 0);
  const more = total - found.rows.length;
  return {
    id: `finding-${rule.id}`,
    severity: severityView(rule.severity),
    title: rule.title,
    count: countInWords(rule, found, report),
    segments: segmentsOf(found, rule),
    partly: rule.state === "partly evaluated" ? partlyInWords(rule.why, report.verdict.reasons) : [],
    explanation: rule.explanation,
    remedy: rule.remedy,
    about: `Rule ${rule.id}, version ${rule.version}. Supports ${rule.frameworks.join(", ")}.`,
    reasons: byReason(found.rows),
    more: more > 0 ? `${figure(more)} more: ${file} has them all.` : "",
    see: rule.id.startsWith("drift-") ? { place: "drift", word: "Drift" } : null,
  };
}

/** What stands in the verdict is not said again at each rule, where all of it is meant. */
function partlyInWords(why: readonly string[], missing: readonly string[]): string[] {
  if (missing.length === 0 || !missing.every((reason) => why.includes(reason))) return why.map(visible);
  const rest = why.filter((reason) => !missing.includes(reason));
  return ["Whatever rests on what the verdict at the top calls missing.", ...rest.map(visible)];
}

/** `3 of 42 enabled accounts`. Of one data source: how many there are in the full run. */
function countInWords(
  { identity, counts, denominator }: RuleResult,
  found: FoundByRule,
  { only }: Pick<Report, "only">,
) {
  const here = found.counts.open + found.counts.accepted + found.counts["acceptance expired"];
  if (identity.length === 0) return "";
  if (only !== null) return `${figure(here)} here, ${figure(counts?.found ?? 0)} in the full run`;
  return `${figure(here)} of ${figure(counts?.examined ?? 0)} ${denominator}`;
}

const SEGMENTS = [
  ["open", ""],
  ["acceptance expired", "Acceptance expired"],
  ["accepted", "Accepted"],
  ["unknown", "Not known"],
] as const satisfies readonly (readonly [FindingStatus, string])[];

/** Whom it is about, by what was decided. */
function segmentsOf({ counts, firsts }: FoundByRule, { identity }: RuleResult) {
  return SEGMENTS.flatMap(([status, words]) => {
    if (counts[status] === 0) return [];
    const named = firsts[status].map((one) => one.named);
    // One row stands for all of whom it is not known: it tells their number, and is not one thing itself.
    if (named.length === 0) return [{ words: identity.length === 0 ? words : `${words} of some`, count: "" }];
    const kind = firsts[status][0]?.kind ?? "user";
    return [{ words, count: words === "" ? "" : figure(counts[status]), kind, ...firstNames(named) }];
  });
}

/** Findings that rest on the same, together. */
function byReason(rows: readonly FoundRow[]) {
  const reasons = new Map<string, FoundRow[]>();
  for (const row of rows) {
    const { status, evidence, acceptance, consequences, others } = row;
    putUnder(reasons, JSON.stringify([status, evidence, acceptance, consequences, others]), row);
  }
  return [...reasons.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ ...reasonOf(first), rows: same.map(({ about }) => ({ about: about.map(inList) })) }];
  });
}

function inList({ kind, named }: FoundRow["about"][number]) {
  return { kind, list: [named] };
}

function reasonOf({ status, evidence, acceptance, consequences, others }: FoundRow) {
  const unnamed = others.filter((other) => !evidence.includes(nameIn(other)));
  return {
    mark: status === "open" ? "" : status,
    evidence,
    acceptance,
    consequences,
    others: unnamed.length === 0 ? "" : `Also: ${few(unnamed, OTHERS_SHOWN)}.`,
  };
}

/** `Finance (group 5)` as `Finance`. */
function nameIn(label: string): string {
  return label.replace(/ \([a-z ]+\d*\)$/, "");
}
