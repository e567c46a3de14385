import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import type { OwnQueries, WayRound } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import { waysRound } from "../../src/graph/ways-round.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { snapshots as random } from "../helpers/arbitrary-snapshots.js";

/** The random organisations, some of their data sources running programs, some of their queries shared. */
const snapshots: fc.Arbitrary<Snapshot> = fc
  .tuple(random, fc.array(fc.nat(7), { maxLength: 3 }), fc.nat(4))
  .map(([organisation, queryIds, programs]) => ({
    ...organisation,
    dataSources: organisation.dataSources.map((one, place) =>
      place === programs ? { ...one, type: "python" } : one,
    ),
    dashboards: [
      {
        ...{ id: 1, name: "Shared", ownerId: 1, draft: false, archived: false, hasPublicLink: true },
        queryIds: [...new Set(queryIds)],
      },
    ],
  }));

const key = (way: WayRound) => {
  const { kind, userId, dataSourceId, queryId, dashboardId, viaDataSourceId } = way;
  return JSON.stringify([kind, userId, dataSourceId, queryId, dashboardId, viaDataSourceId]);
};

describe("the ways round the groups of every organisation", () => {
  it("are each there once, and those of a user or of nobody are those that say so", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        const all = [...waysRound(graph, snapshot)];
        expect(new Set(all.map(key)).size).toBe(all.length);
        for (const userId of [...graph.userIds, null]) {
          const own = all.filter((way) => way.userId === userId);
          expect([...waysRound(graph, snapshot, { userId })]).toEqual(own);
        }
      }),
    );
  });

  it("to a data source are those that lead there or everywhere, but for what starts from it", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        const queries = new Map(snapshot.queries.map((query) => [query.id, query.dataSourceId]));
        const all = [...waysRound(graph, snapshot)];
        for (const sourceId of graph.dataSourceIds) {
          const leading = all.filter(({ kind, dataSourceId, viaDataSourceId, queryId }) => {
            if (dataSourceId !== null) return dataSourceId === sourceId || dataSourceId === "unknown";
            if (kind === "moved query") return queryId === null || queries.get(queryId) !== sourceId;
            return viaDataSourceId !== sourceId;
          });
          const there = leading.map((way) => ({ ...way, dataSourceId: way.dataSourceId ?? sourceId }));
          const found = [...waysRound(graph, snapshot, { dataSourceId: sourceId })];
          expect(found.map(key)).toEqual(there.map(key));
        }
      }),
    );
  });

  it("that are certain are the queries of one's own by which the access rule raises a level", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const userId of graph.userIds) {
          for (const dataSourceId of graph.dataSourceIds) {
            const { ownQueries, groupLevel } = accessOf(graph, userId, dataSourceId);
            const certain = [...waysRound(graph, snapshot, { userId, dataSourceId })].filter(
              (way) => way.certainty === "measured" && way.kind !== "script data source",
            );
            expect(ownQueriesOf(certain)).toEqual(ownQueries);
            for (const { adds } of certain)
              expect(adds).toBe(groupLevel === "unknown" ? "unknown" : groupLevel !== "query");
          }
        }
      }),
    );
  });

  it("add somewhere what they add on one data source at the least", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const way of waysRound(graph, snapshot)) {
          if (way.dataSourceId !== null || way.userId === null) continue;
          const { userId, viaDataSourceId } = way;
          const targets = graph.dataSourceIds.filter((id) => id !== viaDataSourceId);
          const levels = targets.map((id) => accessOf(graph, userId, id).groupLevel);
          const some = levels.some((level) => level !== "query" && level !== "unknown");
          const open = levels.includes("unknown") ? "unknown" : false;
          expect(way.adds).toBe(some || open);
        }
      }),
    );
  });
});

function ownQueriesOf(certain: readonly WayRound[]): OwnQueries | null {
  if (certain.length === 0) return null;
  const ids = certain.flatMap(({ queryId }) => queryId ?? []).sort((a, b) => a - b);
  return { queryIds: ids, byNewQuery: certain.some(({ queryId }) => queryId === null) };
}
