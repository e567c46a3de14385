import type { Snapshot } from "../model/snapshot.js";
import type { AccessGraph } from "./access-graph.js";
import type { WayRound } from "./types.js";
import { keyWays, linkWays } from "./ways/credentials.js";
import { alertWays, scheduleWays } from "./ways/left-behind.js";
import { ownWays } from "./ways/own.js";
import { programWays } from "./ways/programs.js";
import { groundOf, type Scope } from "./ways/scope.js";

/**
 * Every path round the groups, as far as queries, dashboards and alerts were read: in the order of `WAY_KINDS`, then of
 * the ids of whose it is and where it goes through. A way that adds nothing to the groups is among them, and says so.
 * There may be as many as users for each data source of programs: they are made while one asks.
 *
 * @param graph of this very snapshot
 * @param scope `{ userId }`: those of one user, without those of nobody in particular; null: these alone.
 *   `{ dataSourceId }`: those to one data source, of everybody and nobody. Both: those of the user to it.
 */
export function* waysRound(graph: AccessGraph, snapshot: Snapshot, scope: Scope = {}): Iterable<WayRound> {
  const ground = groundOf(graph, snapshot, scope);
  for (const find of [ownWays, keyWays, linkWays, programWays, scheduleWays, alertWays]) {
    for (const way of find(ground))
      yield isCertainThere(graph, way) ? way : { ...way, certainty: "possible" };
  }
}

/** Nobody tried what leads to a data source that the server does not list, or where nobody knows. */
function isCertainThere({ index }: AccessGraph, { dataSourceId }: WayRound): boolean {
  if (dataSourceId === null) return true;
  const place = dataSourceId === "unknown" ? undefined : index.places.get(dataSourceId);
  return place !== undefined && index.dataSources[place]?.presence === "listed";
}
