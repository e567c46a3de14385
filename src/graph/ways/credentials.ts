import { putUnder } from "../../model/put-under.js";
import type { Query } from "../../model/snapshot.js";
import link from "../edges/link.js";
import shows from "../edges/shows.js";
import type { WayRound } from "../types.js";
import { type Ground, leadsThere, way } from "./scope.js";

/** Whoever holds it gets results of what others wrote, by day and night. */
const ANYBODY = { level: "view", now: "live", adds: null } as const;

/** (query key)-[reads the results of]->(query)-[reads]->(data source) */
export function* keyWays(ground: Ground): Iterable<WayRound> {
  if (typeof ground.scope.userId === "number") return;
  for (const query of ground.snapshot.queries.toSorted((a, b) => a.id - b.id)) {
    const { id: queryId, dataSourceId, archived, hasKey } = query;
    if (hasKey === false || dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
    // Whether there is a key may not be told: that is not none.
    const certainty = hasKey === true ? certaintyOf(ground, archived) : "possible";
    yield way({ kind: "query key", dataSourceId, queryId, certainty, ...ANYBODY });
  }
}

/** (public link)-[opens]->(dashboard)-[shows]->(query)-[reads]->(data source) */
export function* linkWays(ground: Ground): Iterable<WayRound> {
  if (typeof ground.scope.userId === "number") return;
  const { snapshot } = ground;
  const queries = queriesById(ground);
  const dashboards = new Map(snapshot.dashboards.map((dashboard) => [dashboard.id, dashboard]));
  const shown = new Map<number, number[]>();
  for (const { from, to } of shows.edges(snapshot)) putUnder(shown, from, to);
  for (const { to: dashboardId } of ascending(link.edges(snapshot))) {
    const archived = dashboards.get(dashboardId)?.archived === true;
    for (const queryId of (shown.get(dashboardId) ?? []).toSorted((a, b) => a - b)) {
      const query = queries.get(queryId);
      const dataSourceId = query === undefined ? "unknown" : query.dataSourceId;
      if (dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
      const certainty = certaintyOf(ground, archived || query?.archived === true);
      yield way({ kind: "public link", dataSourceId, queryId, dashboardId, certainty, ...ANYBODY });
    }
  }
}

/** Keys and links of what is archived were not tried. */
function certaintyOf({ traits }: Ground, archived: boolean): WayRound["certainty"] {
  return traits.keysTried && !archived ? "measured" : "possible";
}

function queriesById({ snapshot }: Ground): ReadonlyMap<number, Query> {
  return new Map(snapshot.queries.map((query) => [query.id, query]));
}

function ascending<E extends { readonly to: number }>(edges: Iterable<E>): E[] {
  return [...edges].sort((a, b) => a.to - b.to);
}
