import { programsReachAll, runsPrograms } from "../programs.js";
import { usersOfSource } from "../source-access.js";
import type { Access, WayRound } from "../types.js";
import { accessOf } from "../user-access.js";
import { addsAnywhere, type Ground, way } from "./scope.js";

/** (user)-[has text of his own run on]->(data source of programs)-[its programs reach]->(every other data source) */
export function* programWays(ground: Ground): Iterable<WayRound> {
  const { snapshot, scope } = ground;
  if (scope.userId === null) return;
  const sources = snapshot.dataSources.filter(runsPrograms).sort((a, b) => a.id - b.id);
  for (const source of sources) {
    if (source.id === scope.dataSourceId) continue;
    const reachesAll = programsReachAll(source, snapshot.server.version);
    for (const { userId, level, now } of authorsOn(ground, source.id)) {
      const gain = { level: "query", now } as const;
      yield way({
        kind: "script data source",
        userId,
        dataSourceId: scope.dataSourceId ?? null,
        viaDataSourceId: source.id,
        certainty: reachesAll && level === "query" ? "measured" : "possible",
        adds: addsAnywhere(ground, userId, gain, source.id),
        ...gain,
      });
    }
  }
}

interface Author extends Pick<Access, "level" | "now"> {
  readonly userId: number;
}

/** Whoever has text of his own run there, or may have: by ascending user id. */
function authorsOn({ graph, scope }: Ground, sourceId: number): Author[] {
  const { userId } = scope;
  const reaching =
    typeof userId === "number"
      ? [{ access: accessOf(graph, userId, sourceId), userIds: [userId] }]
      : usersOfSource(graph, sourceId);
  return reaching
    .filter(({ access: { level } }) => level === "query" || level === "unknown")
    .flatMap(({ access: { level, now }, userIds }) => userIds.map((id) => ({ userId: id, level, now })))
    .sort((a, b) => a.userId - b.userId);
}
