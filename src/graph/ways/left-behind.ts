import { isScheduled } from "../../model/query-schedule.js";
import type { WayRound } from "../types.js";
import { addsThere, type Ground, leadsThere, way } from "./scope.js";

/** Results go on coming, whoever is disabled by now. */
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

/** (disabled owner or subscriber)-[made, or is sent]->(alert)-[watches]->(query)-[reads]->(data source) */
export function* alertWays(ground: Ground): Iterable<WayRound> {
  const { snapshot, traits, scope } = ground;
  const queries = new Map(snapshot.queries.map((query) => [query.id, query.dataSourceId]));
  const disabled = disabledUsers(ground);
  for (const { id: alertId, queryId, ownerId, subscriptions } of snapshot.alerts.toSorted(
    (a, b) => a.id - b.id,
  )) {
    const dataSourceId = queries.has(queryId) ? (queries.get(queryId) ?? null) : "unknown";
    if (dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
    const people = new Set([ownerId, ...(subscriptions ?? []).map(({ userId }) => userId)]);
    for (const userId of [...people].sort((a, b) => a - b)) {
      if (!disabled.has(userId) || (scope.userId !== undefined && scope.userId !== userId)) continue;
      const certainty = traits.keysTried ? "measured" : "possible";
      const adds = addsThere(ground, userId, dataSourceId, GOES_ON);
      yield way({ kind: "alert", userId, dataSourceId, queryId, alertId, certainty, adds, ...GOES_ON });
    }
  }
}

function disabledUsers({ snapshot }: Ground): ReadonlySet<number> {
  return new Set(snapshot.users.filter((user) => user.disabled).map(({ id }) => id));
}
