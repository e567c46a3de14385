import { compare } from "../drift/compare.js";
import type { Comparison, Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import { buildGraph } from "../graph/build.js";
import { labelsOf } from "../graph/labels.js";
import { isAdministrator } from "../graph/user-access.js";
import type { Population, Report, Verdict } from "../model/report.js";
import { isComplete, SECTION_NAMES, type Snapshot, snapshotSchema } from "../model/snapshot.js";
import { inOrder } from "../model/snapshot-order.js";
import { type UserStatus, userStatus } from "../model/user-status.js";
import { type AccessCounts, countAccess } from "./access-counts.js";
import { summarise } from "./drift-summary.js";
import { SECTION_TITLES } from "./section-titles.js";
import { makeTable } from "./table-descriptor.js";
import { DRIFT_TABLES, TABLES } from "./tables/index.js";

/**
 * What a report takes over as it is. Parsing gives the keys their one order: collected or read from a file, the same
 * snapshot makes the same bytes.
 */
const headSchema = snapshotSchema.pick({
  tool: true,
  runId: true,
  startedAt: true,
  finishedAt: true,
  server: true,
  operator: true,
  sections: true,
});

/**
 * The report of a snapshot: the verdict, the population and every table. Nothing is guessed: what the snapshot calls
 * unknown is unknown here. With a comparison it tells drift too, and is incomplete where the directory's files are.
 * @throws Problem `version_unsupported` for a snapshot of a Redash below 4
 */
export function buildReport(unordered: Snapshot, comparison: Comparison | null = null): Report {
  const snapshot = inOrder(unordered);
  const graph = buildGraph(snapshot);
  const counts = countAccess(graph);
  const groupLabel = labelsOf(snapshot.groups);
  const drift = comparison && compare(snapshot, graph, comparison.directory, comparison.settings);
  const input = { snapshot, graph, counts, groupLabel, drift };
  const { sections, ...meta } = headSchema.parse(snapshot);
  return {
    meta,
    verdict: verdictOf(snapshot, drift),
    population: populationOf(snapshot, graph, counts),
    coverage: SECTION_NAMES.map((name) => {
      return { name, title: SECTION_TITLES[name], section: sections[name] };
    }),
    drift: comparison && drift && summarise(comparison, drift),
    tables: [
      ...TABLES.map((table) => makeTable(table, input)),
      ...(drift === null ? [] : DRIFT_TABLES.map((table) => makeTable(table, { ...input, drift }))),
    ],
  };
}

function verdictOf(snapshot: Snapshot, drift: Drift | null): Verdict {
  const unread = reasonsOf(snapshot);
  const uncompared = (drift?.notEvaluated ?? []).filter(({ incomplete }) => incomplete);
  const reasons = [...unread, ...uncompared.map(({ what, why }) => `Not evaluated: ${what}. ${why}`)];
  if (isComplete(snapshot) && reasons.length === 0) {
    const sentence = "COMPLETE. Everything was read, and agrees with every total that the server gives.";
    return { complete: true, sentence, reasons: [] };
  }
  const things = reasons.length === 1 ? "1 thing" : `${reasons.length} things`;
  const what = uncompared.length === 0 ? "could not be read" : "could not be read or compared";
  return { complete: false, sentence: `INCOMPLETE. ${things} ${what}.`, reasons };
}

function reasonsOf(snapshot: Snapshot): string[] {
  return SECTION_NAMES.flatMap((name) => {
    const { status, gaps } = snapshot.sections[name];
    if (status === "complete") return [];
    return gaps.length > 0
      ? gaps.map(({ what }) => what)
      : [`${SECTION_TITLES[name]}: nothing could be read.`];
  });
}

function populationOf(snapshot: Snapshot, graph: AccessGraph, counts: AccessCounts): Population {
  const { users, groups, dataSources, grants } = snapshot;
  const ofStatus = (status: UserStatus) => users.filter((user) => userStatus(user) === status).length;
  return {
    users: users.length,
    enabled: ofStatus("enabled"),
    disabled: ofStatus("disabled"),
    pending: ofStatus("pending"),
    administrators: users.filter(({ id }) => isAdministrator(graph, id) === true).length,
    groups: groups.length,
    dataSources: dataSources.length,
    grants: grants.length,
    accessRows: counts.rows,
  };
}
