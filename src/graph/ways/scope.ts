import type { Snapshot } from "../../model/snapshot.js";
import { knownVersion, type ReleaseTraits } from "../../model/versions.js";
import { isAdmin } from "../access.js";
import type { AccessGraph } from "../access-graph.js";
import type { UserEntry } from "../access-index.js";
import type { Access, WayRound } from "../types.js";
import { accessNow, accessOf, accessOfUser } from "../user-access.js";

/** Which ways are asked for. Absent: of everybody and nobody, to every data source. */
export interface Scope {
  /** Those of this user alone. null: those of nobody in particular alone. */
  readonly userId?: number | null;
  /** Those to this data source: each says it leads there, one that leads to every data source as well. */
  readonly dataSourceId?: number;
}

/** What ways are found in. */
export interface Ground {
  readonly graph: AccessGraph;
  readonly snapshot: Snapshot;
  readonly traits: ReleaseTraits;
  readonly scope: Scope;
}

export function groundOf(graph: AccessGraph, snapshot: Snapshot, scope: Scope): Ground {
  return { graph, snapshot, traits: knownVersion(snapshot.server.version).traits, scope };
}

/** The users who are asked about, by ascending id. */
export function* usersIn({ graph, scope }: Ground): Iterable<UserEntry> {
  if (scope.userId === null) return;
  for (const id of scope.userId === undefined ? graph.userIds : [scope.userId]) {
    const entry = graph.index.users.get(id);
    if (entry !== undefined) yield entry;
  }
}

/** Whether a way to this data source is asked for. `unknown`: nobody knows where it leads, so it may lead there. */
export function leadsThere({ scope }: Ground, dataSourceId: number | "unknown"): boolean {
  return (
    scope.dataSourceId === undefined || dataSourceId === "unknown" || dataSourceId === scope.dataSourceId
  );
}

/** A way with what its kind needs; whatever it does not say is null. */
export function way(
  said: Pick<WayRound, "kind" | "level" | "certainty" | "now" | "adds"> & Partial<WayRound>,
): WayRound {
  const { kind, userId = null, dataSourceId = null, queryId = null, dashboardId = null } = said;
  const { alertId = null, viaDataSourceId = null, level, certainty, now, adds } = said;
  // Written out, as there may be very many: V8 takes microseconds to spread an object over another.
  return {
    kind,
    userId,
    dataSourceId,
    queryId,
    dashboardId,
    alertId,
    viaDataSourceId,
    level,
    certainty,
    now,
    adds,
  };
}

/** What a user's way comes to beside his groups. */
type Gain = Pick<WayRound, "level" | "now">;

/** Whether the groups alone do not give as much on this data source. */
export function addsThere({ graph }: Ground, userId: number, dataSourceId: number | "unknown", gain: Gain) {
  if (dataSourceId === "unknown" || !graph.index.places.has(dataSourceId)) return "unknown";
  return addsTo(accessOf(graph, userId, dataSourceId), gain);
}

function addsTo({ groupLevel, now }: Pick<Access, "groupLevel" | "now">, gain: Gain): boolean | "unknown" {
  if (gain.now === "live" && now === "latent") return true;
  if (groupLevel === "query" || groupLevel === gain.level) return false;
  return groupLevel === "unknown" ? "unknown" : true;
}

/** The same of a way to every data source: whether it adds on one of those asked for. `besides` is not among them. */
export function addsAnywhere(
  ground: Ground,
  userId: number,
  gain: Gain,
  besides?: number,
): boolean | "unknown" {
  const { graph, scope } = ground;
  if (scope.dataSourceId !== undefined) return addsThere(ground, userId, scope.dataSourceId, gain);
  if (isGrantedNothingSomewhere(ground, userId)) return true;
  const isAsked = (id: number) => id !== besides;
  const rows = accessOfUser(graph, userId).filter(({ dataSourceId }) => isAsked(dataSourceId));
  const others = graph.dataSourceIds.filter(isAsked).length - rows.length;
  const nothing = { groupLevel: "none", now: accessNow(graph, userId) } as const;
  const adds = [
    ...rows.map(({ access }) => addsTo(access, gain)),
    ...(others > 0 ? [addsTo(nothing, gain)] : []),
  ];
  if (adds.includes(true)) return true;
  return adds.includes("unknown") ? "unknown" : false;
}

/** True only where it is certain at once: nearly everybody's groups have fewer grants than there are data sources. */
function isGrantedNothingSomewhere({ graph }: Ground, userId: number): boolean {
  const groups = graph.index.users.get(userId)?.groups;
  if (!groups || groups.some(({ permissions }) => isAdmin(permissions))) return false;
  const grants = groups.reduce((sum, group) => sum + group.grants.size, 0);
  // One more may be left out: the data source of the programs.
  return grants < graph.dataSourceIds.length - 1;
}
