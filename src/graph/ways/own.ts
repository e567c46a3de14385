import { putUnder } from "../../model/put-under.js";
import type { Query } from "../../model/snapshot.js";
import { mayEdit } from "../access.js";
import type { UserEntry } from "../access-index.js";
import mayModify from "../edges/may-modify.js";
import owns from "../edges/owns.js";
import type { WayRound } from "../types.js";
import { accessNow, accessOf } from "../user-access.js";
import { mayMakeQuery, permissionsOf } from "../verdict.js";
import { addsAnywhere, addsThere, type Ground, leadsThere, usersIn, way } from "./scope.js";

type Kind = "owned query" | "modifiable query";

/** Queries that somebody owns, or may modify, by user id. */
interface Held {
  readonly owned: ReadonlyMap<number, readonly Query[]>;
  readonly modifiable: ReadonlyMap<number, readonly Query[]>;
}

function heldBy({ snapshot }: Ground): Held {
  const queries = new Map(snapshot.queries.map((query) => [query.id, query]));
  const held = (edges: Iterable<{ readonly from: number; readonly to: number }>) => {
    const byUser = new Map<number, Query[]>();
    for (const { from, to } of edges) putUnder(byUser, from, queries.get(to) as Query);
    for (const list of byUser.values()) list.sort((a, b) => a.id - b.id);
    return byUser;
  };
  return { owned: held(owns.edges(snapshot)), modifiable: held(mayModify.edges(snapshot)) };
}

/**
 * (user)-[owns, or may modify]->(query)-[reads]->(data source), where the release lets such users have text of their own
 * run, or may do so; and the same by moving a query, or a new one, to any data source.
 */
export function* ownWays(ground: Ground): Iterable<WayRound> {
  const held = heldBy(ground);
  yield* waysThere(ground, "owned query", held.owned);
  yield* waysThere(ground, "modifiable query", held.modifiable);
  if (ground.traits.access.movedQuery === "refused") return;
  for (const entry of usersIn(ground)) yield* movedWays(ground, entry, held);
}

function* waysThere(
  ground: Ground,
  kind: Kind,
  held: ReadonlyMap<number, readonly Query[]>,
): Iterable<WayRound> {
  for (const entry of usersIn(ground)) {
    for (const { id: queryId, dataSourceId } of held.get(entry.user.id) ?? []) {
      if (dataSourceId === null || !leadsThere(ground, dataSourceId)) continue;
      const certainty = certaintyThere(ground, kind, entry, dataSourceId);
      if (certainty === null) continue;
      const userId = entry.user.id;
      const gain = { level: "query", now: accessNow(ground.graph, userId) } as const;
      const adds = addsThere(ground, userId, dataSourceId, gain);
      yield way({ kind, userId, dataSourceId, queryId, certainty, adds, ...gain });
    }
  }
}

/**
 * null: it is no way, as the rule does not let this user run text of his own there by a query. Where it does not, up to 7
 * new text and a schedule are accepted all the same: what goes for a query that was moved there goes for one that is there.
 */
function certaintyThere(
  { graph, traits }: Ground,
  kind: Kind,
  { user, groups }: UserEntry,
  dataSourceId: number,
): WayRound["certainty"] | null {
  const tried = kind === "owned query" || traits.access.modifiersRun;
  if (!graph.index.places.has(dataSourceId))
    return groups === null || mayEdit(permissionsOf(groups)) ? "possible" : null;
  const { runAnyAsOwner } = accessOf(graph, user.id, dataSourceId);
  if (runAnyAsOwner === false) {
    const schedules = traits.access.movedQuery === "perhaps" && mayEdit(permissionsOf(groups ?? []));
    return schedules ? "possible" : null;
  }
  return tried && runAnyAsOwner === true ? "measured" : "possible";
}

/** Up to 7 the move and a schedule are accepted; on 8 the run is, for the owner. Nobody tried it with other modifiers. */
function* movedWays(ground: Ground, entry: UserEntry, held: Held): Iterable<WayRound> {
  const { graph, traits, scope } = ground;
  const { user, groups } = entry;
  if (groups !== null && !mayEdit(permissionsOf(groups))) return;
  const userId = user.id;
  const gain = { level: "query", now: accessNow(graph, userId) } as const;
  const runs = groups !== null && traits.access.movedQuery === "runs";
  let adds: WayRound["adds"] | undefined;
  const moved = (queryId: number | null, measured: boolean): WayRound => {
    adds ??= addsAnywhere(ground, userId, gain);
    const certainty = measured ? "measured" : "possible";
    const dataSourceId = scope.dataSourceId ?? null;
    return way({ kind: "moved query", userId, dataSourceId, queryId, certainty, adds, ...gain });
  };
  const isElsewhere = (query: Query) => query.dataSourceId !== (scope.dataSourceId ?? -1);
  for (const { id } of (held.owned.get(userId) ?? []).filter(isElsewhere)) yield moved(id, runs);
  for (const { id } of (held.modifiable.get(userId) ?? []).filter(isElsewhere)) yield moved(id, false);
  const makes = groups === null ? "maybe" : mayMakeQuery(graph.index, groups);
  if (makes !== "no") yield moved(null, runs && makes === "yes");
}
