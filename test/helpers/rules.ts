import { acceptanceBy } from "../../src/analyze/acceptances.js";
import { evaluate } from "../../src/analyze/evaluate.js";
import { factsOf } from "../../src/analyze/facts.js";
import { resolveRisk } from "../../src/analyze/resolve-risk.js";
import type { RuleDescriptor, Subject } from "../../src/analyze/rule.js";
import { compare } from "../../src/drift/compare.js";
import type { Comparison } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import { labelsOf } from "../../src/graph/labels.js";
import type { Change } from "../../src/graph/types.js";
import type { Acceptance, FindingStatus, RuleResult } from "../../src/model/finding.js";
import { NO_RISK_CONFIG, type RiskSettings, type Thresholds } from "../../src/model/risk-settings.js";
import { inOrder } from "../../src/model/snapshot-order.js";
import { snapshot } from "./snapshots.js";

/** Nothing was told of the organisation. */
export const NO_RISK: RiskSettings = resolveRisk(NO_RISK_CONFIG, snapshot());

interface Circumstances {
  readonly comparison?: Comparison;
  readonly risk?: Partial<Omit<RiskSettings, "thresholds">> & { readonly thresholds?: Partial<Thresholds> };
  readonly acceptances?: readonly Acceptance[];
}

/** What is expected of a rule, without the words of its descriptor. */
export interface Examined extends Pick<RuleResult, "state" | "why" | "counts"> {
  readonly findings: readonly {
    readonly id: string;
    readonly status: FindingStatus;
    readonly evidence: string;
    /** Only where the rule names others beside those that make the id. */
    readonly also?: readonly Subject[];
    /** Only where the rule says what would have to change. */
    readonly changes?: readonly Change[];
  }[];
}

/** What one rule makes of a small snapshot, by way of the engine. */
export function examineRule(
  rule: RuleDescriptor,
  parts: Parameters<typeof snapshot>[0] = {},
  { comparison, risk = {}, acceptances = [] }: Circumstances = {},
): Examined {
  const of = inOrder(snapshot(parts));
  const graph = buildGraph(of);
  const thresholds = { ...NO_RISK.thresholds, ...risk.thresholds };
  const facts = factsOf({
    snapshot: of,
    graph,
    groupLabel: labelsOf(of.groups),
    drift: comparison ? compare(of, graph, comparison.directory, comparison.settings) : null,
    risk: { ...NO_RISK, ...risk, thresholds },
  });
  const { rules, findings } = evaluate(
    [rule],
    facts,
    acceptanceBy(acceptances, ({ finding }) => finding),
  );
  const [result] = rules;
  if (result === undefined) throw new Error("no result");
  const { state, why, counts } = result;
  return {
    state,
    why,
    counts,
    findings: findings.map(({ id, status, evidence, also, changes }) => {
      return { id, status, evidence, ...(also && { also }), ...(changes && { changes }) };
    }),
  };
}

/** Accepts a finding, by its id or a pattern, until after the snapshots of `snapshots.ts`. */
export function accepting(finding: string, differing: Partial<Acceptance> = {}): Acceptance {
  return { finding, reason: "known", owner: "Ina", expires: "2026-12-31", ...differing };
}
