import type { AccessGraph } from "../graph/access-graph.js";
import { accessOf } from "../graph/user-access.js";
import { coversWindow } from "../model/events-window.js";
import type { UseSummary } from "../model/report.js";
import type { Snapshot } from "../model/snapshot.js";
import type { AccessCounts } from "./access-counts.js";

/** What the events tell, in numbers. null: there are none to tell anything. */
export function summariseUse(
  { events, users, dataSources }: Snapshot,
  graph: AccessGraph,
  counts: AccessCounts,
): UseSummary | null {
  if (events === null) return null;
  const { since, until, readBackTo, executions, keyUses, groupChanges } = events;
  const isThere = { user: idsOf(users), dataSource: idsOf(dataSources) };
  const usable = executions.filter(
    ({ userId, dataSourceId }) =>
      isThere.user.has(userId) &&
      isThere.dataSource.has(dataSourceId) &&
      canQueryNow(graph, userId, dataSourceId),
  ).length;
  return {
    ...{ since, until, readBackTo },
    coversWindow: coversWindow(events),
    queryRows: sum([...counts.byDataSource.values()].map(({ live }) => live.query)),
    usedQueryRows: usable,
    executions: executions.length,
    executingUsers: new Set(executions.map(({ userId }) => userId)).size,
    keyUses: sum(keyUses.map(({ times }) => times)),
    usedKeys: keyUses.length,
    groupChanges: groupChanges.length,
    changedGroups: new Set(groupChanges.map(({ groupId }) => groupId)).size,
  };
}

function canQueryNow(graph: AccessGraph, userId: number, dataSourceId: number): boolean {
  const { level, now } = accessOf(graph, userId, dataSourceId);
  return level === "query" && now === "live";
}

function idsOf(things: readonly { readonly id: number }[]): ReadonlySet<number> {
  return new Set(things.map(({ id }) => id));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
