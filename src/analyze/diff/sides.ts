import type { AccessGraph } from "../../graph/access-graph.js";
import { buildGraph } from "../../graph/build.js";
import { labelsOf } from "../../graph/labels.js";
import type { WayRound } from "../../graph/types.js";
import { waysRound } from "../../graph/ways-round.js";
import type { DiffSubject } from "../../model/diff.js";
import type { Acceptance } from "../../model/finding.js";
import type { RiskConfig } from "../../model/risk-settings.js";
import type { Alert, Dashboard, DataSource, Group, Query, Snapshot, User } from "../../model/snapshot.js";
import { inOrder } from "../../model/snapshot-order.js";
import type { Evaluation } from "../evaluate.js";
import { evaluateSnapshot } from "../evaluate-snapshot.js";
import { resolveRisk } from "../resolve-risk.js";
import { type Knowledge, knowledgeOf } from "./knowledge.js";

/** One of the two snapshots, ready to be asked. */
export interface Side {
  /** Its lists are in the order of their ids. */
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly knows: Knowledge;
  readonly evaluation: Evaluation;
  /** Every way round the groups. */
  readonly ways: readonly WayRound[];
  readonly users: ReadonlyMap<number, User>;
  readonly groups: ReadonlyMap<number, Group>;
  readonly dataSources: ReadonlyMap<number, DataSource>;
  readonly queries: ReadonlyMap<number, Query>;
  readonly dashboards: ReadonlyMap<number, Dashboard>;
  readonly alerts: ReadonlyMap<number, Alert>;
  /** What it calls things of a kind; null for one that it does not have, or has without a name. */
  readonly names: Readonly<Record<NamedKind, (id: number) => string | null>>;
}

export interface Sides {
  readonly older: Side;
  readonly newer: Side;
}

export type NamedKind = Exclude<DiffSubject["kind"], "way" | "setting" | "finding">;

interface Thing {
  readonly id: number;
  readonly name: string | null;
}

/** By what both sides are judged: the same, so that a finding differs only because the server does. */
export interface Judging {
  readonly risk: RiskConfig;
  readonly acceptances: readonly Acceptance[];
}

/** @throws Problem `version_unsupported` */
export function sideOf(unordered: Snapshot, { risk, acceptances }: Judging): Side {
  const snapshot = inOrder(unordered);
  const graph = buildGraph(snapshot);
  const ways = [...waysRound(graph, snapshot)];
  const facts = { snapshot, graph, ways, groupLabel: labelsOf(snapshot.groups), drift: null };
  return analysedSide({
    snapshot,
    graph,
    evaluation: evaluateSnapshot({ ...facts, risk: resolveRisk(risk, snapshot) }, acceptances),
    ways,
  });
}

/** Of a snapshot whose lists are in order, and that was evaluated. */
export function analysedSide({
  snapshot,
  graph,
  evaluation,
  ways,
}: Pick<Side, "snapshot" | "graph" | "evaluation" | "ways">): Side {
  const users = byId(snapshot.users);
  const groups = byId(snapshot.groups);
  const dataSources = byId(snapshot.dataSources);
  const queries = byId(snapshot.queries);
  const dashboards = byId(snapshot.dashboards);
  const alerts = byId(snapshot.alerts);
  return {
    snapshot,
    graph,
    knows: knowledgeOf(snapshot),
    evaluation,
    ways,
    users,
    groups,
    dataSources,
    queries,
    dashboards,
    alerts,
    names: {
      user: (id) => personName(users.get(id)),
      group: naming(snapshot.groups, groups),
      "data source": naming(snapshot.dataSources, dataSources),
      query: naming(snapshot.queries, queries),
      dashboard: naming(snapshot.dashboards, dashboards),
      alert: naming(snapshot.alerts, alerts),
    },
  };
}

/** Whom or what a row is about, with what both sides call it. */
export function subjectOf({ older, newer }: Sides, kind: NamedKind, id: number): DiffSubject {
  return { kind, id, before: older.names[kind](id), after: newer.names[kind](id) };
}

/** The builtin group that everybody and everything new begins in. */
export function isDefault(group: Group | undefined): boolean {
  return group?.type === "builtin" && group.name === "default";
}

function byId<T extends { readonly id: number }>(things: readonly T[]): ReadonlyMap<number, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** An e-mail is of one account alone, a name need not be. */
function personName(user: User | undefined): string | null {
  if (user === undefined) return null;
  return user.name === "" ? user.email : `${user.name} <${user.email}>`;
}

/** Labels cost more than the things where there are many, and many parts ask for none. */
function naming(things: readonly Thing[], among: ReadonlyMap<number, Thing>): (id: number) => string | null {
  let label: ((id: number) => string) | undefined;
  return (id) => {
    if ((among.get(id)?.name ?? null) === null) return null;
    label ??= labelsOf(things);
    return label(id);
  };
}
