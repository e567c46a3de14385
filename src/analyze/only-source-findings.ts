import type { Drift } from "../drift/types.js";
import { SOMEBODY, WITHHELD, withoutNames } from "../drift/without-others.js";
import { buildGraph } from "../graph/build.js";
import { labelsOf } from "../graph/labels.js";
import type { RuleResult } from "../model/finding.js";
import type { Snapshot } from "../model/snapshot.js";
import { type Evaluation, evaluate, type Finding } from "./evaluate.js";
import { factsOf } from "./facts.js";
import type { Analysed } from "./report.js";
import type { Subject } from "./rule.js";
import { RULES } from "./rules/index.js";

/** Whom and what the page of one data source holds. */
interface OnPage {
  readonly dataSourceId: number;
  readonly people: ReadonlySet<number>;
  readonly groups: ReadonlySet<number>;
  /** The drift, worded without the names of others. null: no directory was given. */
  readonly worded: Drift | null;
}

/**
 * What was found of those who, and of what, the page of one data source holds. The rules look at the whole organisation,
 * and their counts are of the full run. Their texts name nobody and nothing else: every rule looks a second time, at the
 * organisation without those names, and a text that comes out otherwise is withheld.
 */
export function evaluationOfSource(
  { snapshot, evaluation, counts, risk }: Pick<Analysed, "snapshot" | "evaluation" | "counts" | "risk">,
  page: OnPage,
): Evaluation {
  const isOnPage = subjectsOf(snapshot, page);
  const nameless = withoutOtherNames(snapshot, page, isOnPage);
  const worded = evaluate(
    RULES,
    factsOf({
      snapshot: nameless,
      graph: buildGraph(nameless),
      groupLabel: labelsOf(nameless.groups),
      drift: page.worded,
      counts,
      risk: { ...risk, warnings: [] },
    }),
    () => null,
  );
  const evidence = new Map(worded.findings.map((finding) => [finding.id, finding.evidence]));
  return {
    rules: evaluation.rules.map((rule, place) => withoutOtherReasons(rule, worded.rules[place]?.why ?? [])),
    findings: evaluation.findings
      .filter(({ about }) => about.every(isOnPage))
      .map((finding) => withoutOthers(finding, evidence.get(finding.id), isOnPage)),
  };
}

type IsOnPage = (subject: Subject) => boolean;

/** People without an account and names that no group has are of nobody on the page. */
function subjectsOf(
  { queries, dashboards, alerts }: Snapshot,
  { dataSourceId, people, groups }: OnPage,
): IsOnPage {
  const idsOf = (things: readonly { readonly id: number }[]) => new Set(things.map(({ id }) => id));
  const ownQueries = idsOf(queries.filter((query) => query.dataSourceId === dataSourceId));
  const ownAlerts = alerts.filter(({ queryId }) => ownQueries.has(queryId));
  const ids: Readonly<Record<Subject["kind"], ReadonlySet<number | string | null>>> = {
    user: people,
    group: groups,
    "data source": new Set([dataSourceId]),
    query: ownQueries,
    dashboard: idsOf(dashboards.filter(({ queryIds }) => queryIds?.some((id) => ownQueries.has(id)))),
    alert: idsOf(ownAlerts),
    destination: new Set(
      ownAlerts.flatMap(({ subscriptions = [] }) => subscriptions.map(({ destinationId }) => destinationId)),
    ),
    identity: new Set(),
    name: new Set(),
  };
  return ({ kind, id }) => ids[kind].has(id);
}

/** The builtin groups keep their names, by which Redash itself knows them. */
function withoutOtherNames(snapshot: Snapshot, { people }: OnPage, isOnPage: IsOnPage): Snapshot {
  const hidden = <T extends { readonly id: number; readonly name: string | null }>(
    kind: Subject["kind"],
    things: readonly T[],
  ): T[] => things.map((thing) => (isOnPage({ kind, id: thing.id }) ? thing : { ...thing, name: SOMEBODY }));
  return {
    ...snapshot,
    users: withoutNames(snapshot.users, people),
    groups: hidden("group", snapshot.groups).map((group, place) =>
      group.type === "builtin" ? (snapshot.groups[place] ?? group) : group,
    ),
    dataSources: hidden("data source", snapshot.dataSources),
    queries: hidden("query", snapshot.queries),
    dashboards: hidden("dashboard", snapshot.dashboards),
    alerts: hidden("alert", snapshot.alerts),
    destinations: hidden("destination", snapshot.destinations),
  };
}

function withoutOtherReasons(rule: RuleResult, worded: readonly string[]): RuleResult {
  const kept = rule.why.filter((why) => worded.includes(why));
  if (kept.length === rule.why.length) return rule;
  return { ...rule, why: [...kept, `More is ${WITHHELD} the report of the full run has it.`] };
}

function withoutOthers(finding: Finding, worded: string | undefined, isOnPage: IsOnPage): Finding {
  const { also, changes, evidence, ...rest } = finding;
  return {
    ...rest,
    evidence: evidence === worded ? evidence : `It is ${WITHHELD} findings.csv of the full run has it.`,
    ...(also && { also: also.filter(isOnPage) }),
    ...(changes?.every((change) => isChangeOnPage(change, isOnPage)) && { changes }),
  };
}

/** A change that reaches beyond the page is told by the full run. */
function isChangeOnPage(change: NonNullable<Finding["changes"]>[number], isOnPage: IsOnPage): boolean {
  const subjects: Subject[] = [
    ...("userId" in change ? [{ kind: "user" as const, id: change.userId }] : []),
    ...("groupId" in change ? [{ kind: "group" as const, id: change.groupId }] : []),
    ...("dataSourceId" in change ? [{ kind: "data source" as const, id: change.dataSourceId }] : []),
    ...("queryId" in change ? [{ kind: "query" as const, id: change.queryId }] : []),
  ];
  return subjects.every(isOnPage);
}
