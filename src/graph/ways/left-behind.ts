import { isScheduled } from "../../model/query-schedule.js";
import type { Alert } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import type { WayRound } from "../types.js";
import { addsThere, type Ground, leadsThere, way } from "./scope.js";

/** Results go on coming, whoever is disabled, or out of the groups, by now. */
const GOES_ON = { level: "view", now: "live" } as const;

/** (disabled owner)-[owns]->(scheduled query)-[reads]->(data source) */
export function* scheduleWays(ground: Ground): Iterable<WayRound> {
  const { snapshot, traits, scope } = ground;
  const disabled = disabledUsers(ground);
  for (const query of snapshot.queries.toSorted((a, b) => a.id - b.id)) {
    const { id: queryId, dataSourceId, ownerId: userId } = query;
    if (!disabled.has(userId) || !isScheduled(query, snapshot.startedAt)) continue;
    if (dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
    if (scope.userId !== undefined && scope.userId !== userId) continue;
    const certainty = traits.keysTried ? "measured" : "possible";
    const adds = addsThere(ground, userId, dataSourceId, GOES_ON);
    yield way({ kind: "schedule", userId, dataSourceId, queryId, certainty, adds, ...GOES_ON });
  }
}

/**
 * (disabled owner or subscriber)-[made, or is sent]->(alert)-[watches]->(query)-[reads]->(data source); and the same of a
 * mailbox of somebody who is there: whoever subscribed once goes on getting it, whatever becomes of the groups.
 */
export function* alertWays(ground: Ground): Iterable<WayRound> {
  const { graph, snapshot, traits, scope } = ground;
  const queries = new Map(snapshot.queries.map((query) => [query.id, query.dataSourceId]));
  const disabled = disabledUsers(ground);
  for (const { id: alertId, queryId, ownerId, subscriptions } of snapshot.alerts.toSorted(
    (a, b) => a.id - b.id,
  )) {
    const dataSourceId = queries.has(queryId) ? (queries.get(queryId) ?? null) : "unknown";
    if (dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
    const subscribers = (subscriptions ?? []).map(({ userId }) => userId);
    const mailed = new Set(mailboxesOf(subscriptions));
    for (const userId of ascending(new Set([ownerId, ...subscribers]))) {
      if (scope.userId !== undefined && scope.userId !== userId) continue;
      if (!disabled.has(userId) && !(mailed.has(userId) && graph.index.users.has(userId))) continue;
      const certainty = traits.keysTried ? "measured" : "possible";
      const adds = addsThere(ground, userId, dataSourceId, GOES_ON);
      yield way({ kind: "alert", userId, dataSourceId, queryId, alertId, certainty, adds, ...GOES_ON });
    }
  }
}

/** Whose mailboxes an alert is sent to. */
function mailboxesOf(subscriptions: Alert["subscriptions"] = []): number[] {
  return subscriptions.flatMap(({ userId, destinationId }) => (destinationId === null ? [userId] : []));
}

function disabledUsers({ snapshot }: Ground): ReadonlySet<number> {
  return new Set(snapshot.users.filter((user) => user.disabled).map(({ id }) => id));
}
