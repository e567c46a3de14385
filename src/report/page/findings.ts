import { figure } from "../../model/counted.js";
import { type FindingStatus, type RuleResult, SEVERITIES } from "../../model/finding.js";
import type { Report } from "../../model/report.js";
import { SEVERITY_WORDS } from "../../model/severities.js";
import { visible } from "../../page/visible.js";
import { count } from "../../page/words.js";
import type { Facts } from "./facts.js";
import { severityView } from "./finding.js";
import { byReason, notEvaluatedView } from "./not-evaluated.js";
import { type FoundByRule, readFindings } from "./read-findings.js";
import { ruleView } from "./rule.js";

/** What the rules found, the gravest first; what they found nothing of; and what was not evaluated: that is not clean. */
export function findingsView(report: Report, facts: Facts) {
  const found = readFindings(report, facts);
  const rules = SEVERITIES.flatMap((severity) => report.rules.filter((rule) => rule.severity === severity));
  return {
    finding: headline(rules, found),
    severities: SEVERITIES.map((severity) => severityRow(severity, rules, found)),
    items: rules.flatMap((rule) => {
      const byRule = found.get(rule.id);
      return byRule === undefined ? [] : [ruleView(rule, byRule, report)];
    }),
    elsewhere: rules.filter((rule) => !found.has(rule.id) && findingsIn(rule) > 0).map(inFullRun),
    unused: report.unusedAcceptances.map(({ finding, owner, reason, expires }) => ({
      finding: visible(finding),
      words: visible(`${owner}, until ${expires}: ${reason}`),
    })),
    notEvaluated: notEvaluatedView(report, facts),
    ...nothingFound(rules),
  };
}

/** Of the statuses, those that nobody has settled. */
const OPEN = ["open", "acceptance expired"] as const satisfies readonly FindingStatus[];

function headline(rules: readonly RuleResult[], found: ReadonlyMap<string, FoundByRule>): string {
  const open = SEVERITIES.map((severity) => [severity, countOf(OPEN, severity, rules, found)] as const);
  const all = open.reduce((sum, [, times]) => sum + times, 0);
  const each = open.flatMap(([severity, times]) =>
    times === 0 ? [] : [`${figure(times)} ${SEVERITY_WORDS[severity].word.toLowerCase()}`],
  );
  const what = all === 0 ? "No open finding" : `${count(all, "open finding")}: ${each.join(", ")}`;
  return `${what}, among what was evaluated`;
}

function severityRow(
  severity: (typeof SEVERITIES)[number],
  rules: readonly RuleResult[],
  found: ReadonlyMap<string, FoundByRule>,
) {
  const cell = (statuses: readonly FindingStatus[]) => figure(countOf(statuses, severity, rules, found));
  return {
    ...severityView(severity),
    counts: [cell(OPEN), cell(["accepted"]), cell(["unknown"])],
  };
}

function countOf(
  statuses: readonly FindingStatus[],
  severity: (typeof SEVERITIES)[number],
  rules: readonly RuleResult[],
  found: ReadonlyMap<string, FoundByRule>,
): number {
  return rules
    .filter((rule) => rule.severity === severity)
    .flatMap(({ id }) => statuses.map((status) => found.get(id)?.counts[status] ?? 0))
    .reduce((sum, times) => sum + times, 0);
}

function findingsIn({ counts }: RuleResult): number {
  return counts === null ? 0 : counts.found + counts.unknown;
}

/** `Administrator (4)`. */
function inFullRun(rule: RuleResult): string {
  return `${rule.title} (${figure(findingsIn(rule))})`;
}

/** The rules that looked at everything and found nothing, and those that could look at a part of it alone. */
function nothingFound(rules: readonly RuleResult[]) {
  const clean = rules.filter((rule) => rule.counts !== null && findingsIn(rule) === 0);
  const having = (state: RuleResult["state"]) => clean.filter((rule) => rule.state === state);
  return {
    passed: {
      count: count(having("evaluated").length, "rule"),
      rules: having("evaluated").map(({ title, counts, denominator, identity }) => ({
        title,
        among:
          identity.length === 0 ? "not so" : `none among ${figure(counts?.examined ?? 0)} ${denominator}`,
      })),
    },
    partly: byReason(having("partly evaluated")),
  };
}
