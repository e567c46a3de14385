import type { Acceptance, FindingStatus, RuleCounts, RuleResult } from "../model/finding.js";
import { textOrder } from "../model/text-order.js";
import { isExpired } from "./acceptances.js";
import type { Facts } from "./facts.js";
import { findingId } from "./finding-id.js";
import {
  BASE_SECTIONS,
  type Case,
  type FactName,
  type OptionalFacts,
  type RuleDescriptor,
  type Subject,
} from "./rule.js";

/** One case of one rule, with its identity and what was decided about it. */
export interface Finding extends Case {
  /** The same in the next run, as long as it is about the same. */
  readonly id: string;
  readonly rule: RuleDescriptor;
  readonly status: FindingStatus;
  /** null: nobody has accepted it. An acceptance may have expired, and what is `unknown` stays so. */
  readonly acceptance: Acceptance | null;
}

export interface Evaluation {
  /** In the order of the rules. */
  readonly rules: readonly RuleResult[];
  /** Of each rule, in that order too, by the ids of whom they are about. */
  readonly findings: readonly Finding[];
}

/**
 * Has every rule examine what it needs, and nothing else. A rule of which something needed is missing is not evaluated;
 * where something is partly missing, or a section on which all rest is, it is partly evaluated: never clean.
 * @param accept finds who has accepted a finding, by its id
 * @throws Error where a rule breaks its contract, and whatever a rule throws: both are defects
 */
export function evaluate(
  rules: readonly RuleDescriptor[],
  facts: Facts,
  accept: (findingId: string) => Acceptance | null,
): Evaluation {
  const each = rules.map((rule) => evaluateRule(rule, facts, accept));
  return { rules: each.map(({ result }) => result), findings: each.flatMap(({ findings }) => findings) };
}

interface RuleEvaluation {
  readonly result: RuleResult;
  readonly findings: readonly Finding[];
}

function evaluateRule<N extends FactName>(
  rule: RuleDescriptor<N>,
  facts: Facts,
  accept: (findingId: string) => Acceptance | null,
): RuleEvaluation {
  const needed = neededOf(rule, facts);
  if (needed.missing.length > 0) {
    return { result: resultOf(rule, "not evaluated", needed.missing, null), findings: [] };
  }
  const { examined, cases, partly = [] } = rule.examine({ ...facts.base, ...needed.values });
  const findings = cases.map((one) => findingOf(rule, one, accept, facts.base.asOf));
  refuseTwins(findings);
  const ordered = findings.toSorted((a, b) => inOrderOfSubjects(a.about, b.about));
  const basePartly = facts.basePartly(rule.restsOn ?? BASE_SECTIONS);
  const why = [...basePartly, ...needed.partly, ...partly];
  const state = why.length === 0 ? "evaluated" : "partly evaluated";
  return { result: resultOf(rule, state, why, countsOf(examined, findings)), findings: ordered };
}

interface Needed<N extends FactName> {
  readonly values: Pick<OptionalFacts, N>;
  readonly partly: readonly string[];
  readonly missing: readonly string[];
}

function neededOf<N extends FactName>({ needs }: RuleDescriptor<N>, facts: Facts): Needed<N> {
  const values: Partial<OptionalFacts> = {};
  const partly: string[] = [];
  const missing: string[] = [];
  for (const name of needs) {
    const answer = facts.ask(name);
    if (answer.told) {
      values[name] = answer.value;
      partly.push(...answer.partly);
    } else missing.push(answer.why);
  }
  // Where nothing is missing there is a value for each.
  return { values: values as Pick<OptionalFacts, N>, partly, missing };
}

function findingOf(
  rule: RuleDescriptor,
  one: Case,
  accept: (findingId: string) => Acceptance | null,
  asOf: string,
): Finding {
  refuseOther(rule, one);
  const id = findingId(rule.id, one.about);
  const acceptance = accept(id);
  return { id, rule, acceptance, status: statusOf(one, acceptance, asOf), ...one };
}

/** Nobody can accept what is not known to be so: it may be worse than what was thought of. */
function statusOf({ outcome }: Case, acceptance: Acceptance | null, asOf: string): FindingStatus {
  if (outcome === "unknown") return "unknown";
  if (acceptance === null) return "open";
  return isExpired(acceptance, asOf) ? "acceptance expired" : "accepted";
}

function refuseOther({ id, identity }: RuleDescriptor, { about, outcome }: Case): void {
  const isPrefix = about.every(({ kind }, index) => kind === identity[index]);
  if (isPrefix && (about.length === identity.length || outcome === "unknown")) return;
  const kinds = about.map(({ kind }) => kind).join(", ");
  throw new Error(
    `rule ${id}: a case is about (${kinds}), and the rule's identity is (${identity.join(", ")})`,
  );
}

function refuseTwins(findings: readonly Finding[]): void {
  const seen = new Set<string>();
  for (const { id } of findings) {
    if (seen.has(id)) throw new Error(`two cases of one rule are the same finding: ${id}`);
    seen.add(id);
  }
}

function inOrderOfSubjects(a: readonly Subject[], b: readonly Subject[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order =
      typeof one.id === "number" && typeof other.id === "number"
        ? one.id - other.id
        : textOrder(String(one.id), String(other.id));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function countsOf(examined: number, findings: readonly Finding[]): RuleCounts {
  const count = (status: FindingStatus) => findings.filter((one) => one.status === status).length;
  const unknown = count("unknown");
  return { examined, found: findings.length - unknown, accepted: count("accepted"), unknown };
}

function resultOf(
  { id, title, severity, version, identity, frameworks, explanation, remedy, denominator }: RuleDescriptor,
  state: RuleResult["state"],
  why: readonly string[],
  counts: RuleCounts | null,
): RuleResult {
  return {
    id,
    title,
    severity,
    version,
    identity,
    frameworks,
    explanation,
    remedy,
    state,
    why: [...new Set(why)],
    denominator,
    counts,
  };
}
