import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type KnownGrant, permissionSet } from "../../src/graph/access.js";
import type { AccessGraph } from "../../src/graph/access-graph.js";
import { buildGraph } from "../../src/graph/build.js";
import { explain } from "../../src/graph/explain.js";
import { pathsOf } from "../../src/graph/paths.js";
import { eachStanding } from "../../src/graph/standings.js";
import { accessOf, accessOfUser, accessWithGroups, mayReach } from "../../src/graph/user-access.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { knownVersion } from "../../src/model/versions.js";
import { oneOf, snapshots } from "../helpers/arbitrary-snapshots.js";

/** What must hold in every organisation, whatever its oddities, on every release. */

/** Snapshots with at least one user, group and data source, and one of each. */
const withPair = snapshots
  .filter(({ users, dataSources }) => users.length > 0 && dataSources.length > 0)
  .chain((snapshot) =>
    fc.record({
      snapshot: fc.constant(snapshot),
      userId: oneOf(snapshot.users),
      groupId: oneOf(snapshot.groups),
      dataSourceId: oneOf(snapshot.dataSources),
    }),
  );

function* pairs(graph: AccessGraph): Generator<readonly [userId: number, dataSourceId: number]> {
  for (const userId of graph.userIds)
    for (const dataSourceId of graph.dataSourceIds) yield [userId, dataSourceId];
}

/** What the groups give, as one would find it by hand: no graph, no index, nothing remembered. */
function byHand(snapshot: Snapshot, userId: number, dataSourceId: number) {
  const ids = snapshot.users.find(({ id }) => id === userId)?.groups ?? [];
  const groups = snapshot.groups.filter(({ id }) => ids.includes(id));
  const isHere = (row: { dataSourceId: number }) => row.dataSourceId === dataSourceId;
  const known = groups.map(({ id }) => snapshot.grants.filter(isHere).findLast((row) => row.groupId === id));
  const grants = known.filter((row) => row !== undefined);
  let granted: KnownGrant = grants.length === 0 ? "none" : "view";
  if (grants.some(({ viewOnly }) => !viewOnly)) granted = "full";
  const maybeMore = groups.some(
    ({ id }, index) =>
      known[index] === undefined &&
      snapshot.unknownGrants.filter(isHere).some(({ groupIds }) => groupIds.includes(id)),
  );
  return decide(traitsOf(snapshot), {
    permissions: permissionSet(groups.flatMap(({ permissions }) => permissions)),
    granted,
    maybeMore,
    presence: snapshot.dataSources.find(({ id }) => id === dataSourceId)?.presence ?? "listed",
  });
}

function traitsOf(snapshot: Snapshot) {
  return knownVersion(snapshot.server.version).traits.access;
}

/** What somebody's own queries add to that, likewise. */
function queriesByHand(snapshot: Snapshot, userId: number, dataSourceId: number) {
  const traits = traitsOf(snapshot);
  const moves = traits.movedQuery === "runs";
  const own = snapshot.queries.filter(({ ownerId }) => ownerId === userId);
  const modified = snapshot.queries.filter(({ modifierIds }) => modifierIds?.includes(userId));
  const there = [...own, ...(traits.modifiersRun ? modified : [])].filter(
    (one) => one.dataSourceId === dataSourceId,
  );
  const ids = [...there, ...(moves ? own : [])].map(({ id }) => id);
  const listed = snapshot.dataSources.filter(({ presence }) => presence === "listed");
  const creates = listed.some(({ id }) => byHand(snapshot, userId, id).abilities.includes("create_query"));
  return { queryIds: [...new Set(ids)].sort((a, b) => a - b), byNewQuery: moves && creates };
}

describe("in every organisation", () => {
  it("a verdict is the rule's, whoever asks in whatever order", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const [userId, dataSourceId] of pairs(graph)) {
          const access = accessOf(graph, userId, dataSourceId);
          if (access.unknownBecause === "groups") {
            expect(snapshot.users.find(({ id }) => id === userId)?.groups).toBeNull();
            continue;
          }
          const { restsOn: _, level, unknownBecause, ...verdict } = byHand(snapshot, userId, dataSourceId);
          expect(access).toMatchObject({ ...verdict, groupLevel: level });
          if (access.ownQueries === null && access.level !== "unknown")
            expect(access).toMatchObject({ level, unknownBecause });
        }
      }),
    );
  });

  it("the level is query where somebody has a query of his own and the rule lets owners run any text", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const [userId, dataSourceId] of pairs(graph)) {
          const { runAnyAsOwner, groupLevel, level, ownQueries } = accessOf(graph, userId, dataSourceId);
          const { queryIds, byNewQuery } = queriesByHand(snapshot, userId, dataSourceId);
          const some = queryIds.length > 0 || (byNewQuery && runAnyAsOwner !== false);
          if (runAnyAsOwner === true && some) {
            expect({ level, ownQueries }).toEqual({ level: "query", ownQueries: { queryIds, byNewQuery } });
          } else {
            expect(ownQueries).toBeNull();
            const open = runAnyAsOwner === "unknown" && groupLevel === "none" && some;
            if (!open) expect(level).toBe(groupLevel);
          }
        }
      }),
    );
  });

  it("somebody may have more queries only where some were not read, and it would matter", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        const { modifiersRun, movedQuery } = traitsOf(snapshot);
        const unseen = snapshot.unseenQueries?.dataSourceIds ?? [];
        const untold = modifiersRun ? snapshot.queries.filter((one) => one.modifierIds === undefined) : [];
        for (const [userId, dataSourceId] of pairs(graph)) {
          const access = accessOf(graph, userId, dataSourceId);
          const doubtful =
            unseen.includes(dataSourceId) || untold.some((one) => one.dataSourceId === dataSourceId);
          const matters = access.groupLevel !== "query" && access.runAnyAsOwner !== false;
          if (movedQuery !== "runs") expect(access.maybeMoreQueries).toBe(doubtful && matters);
          else if (snapshot.unseenQueries !== null) expect(access.maybeMoreQueries).toBe(matters);
          else if (access.maybeMoreQueries) expect(matters).toBe(true);
        }
      }),
    );
  });

  it("standings are those of the verdicts, whatever the groups are through which somebody has them", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        const seen = new Map<string, unknown>();
        eachStanding(graph, (user, source, { level, groupLevel, abilities, now }) => {
          const pair = `${graph.userIds[user]} ${graph.dataSourceIds[source]}`;
          expect(seen.has(pair)).toBe(false);
          seen.set(pair, { level, groupLevel, abilities, now });
        });
        const verdicts = [...pairs(graph)].map(([userId, dataSourceId]) => {
          const { level, groupLevel, abilities, now } = accessOf(graph, userId, dataSourceId);
          return [`${userId} ${dataSourceId}`, { level, groupLevel, abilities, now }] as const;
        });
        expect(seen).toEqual(new Map(verdicts.filter(([, { level }]) => level !== "none")));
      }),
    );
  });

  it("whoever cannot reach a data source has no access to it", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const [userId, dataSourceId] of pairs(graph)) {
          if (!mayReach(graph, userId, dataSourceId))
            expect(accessOf(graph, userId, dataSourceId).level).toBe("none");
        }
      }),
    );
  });

  it("other groups leave queries whose they are", () => {
    fc.assert(
      fc.property(withPair, ({ snapshot, userId, groupId }) => {
        const graph = buildGraph(snapshot);
        const users = snapshot.users.map((user) =>
          user.id === userId ? { ...user, groups: [groupId] } : user,
        );
        const later = buildGraph({ ...snapshot, users });
        const pending = snapshot.users.some(({ id, pending }) => id === userId && pending === true);
        const changed = accessWithGroups(graph, userId, [groupId]);
        const after = changed.flatMap(({ dataSourceId, after }) =>
          after.level === "none" ? [] : [{ userId, dataSourceId, access: after }],
        );
        if (!pending) expect(after).toEqual(accessOfUser(later, userId));
        const now = changed.flatMap(({ dataSourceId, now: access }) =>
          access.level === "none" ? [] : [{ userId, dataSourceId, access }],
        );
        expect(now).toEqual(accessOfUser(graph, userId));
      }),
    );
  });

  it("the rows of a user are the pairs with a level, and the same verdicts", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const userId of graph.userIds) {
          const rows = graph.dataSourceIds
            .map((dataSourceId) => ({ userId, dataSourceId, access: accessOf(graph, userId, dataSourceId) }))
            .filter(({ access }) => access.level !== "none");
          expect(accessOfUser(graph, userId)).toEqual(rows);
        }
      }),
    );
  });

  it("paths give together what the verdict says, the highest of them its level", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const [userId, dataSourceId] of pairs(graph)) {
          const access = accessOf(graph, userId, dataSourceId);
          const paths = pathsOf(graph, userId, dataSourceId);
          expect(new Set(paths.flatMap(({ abilities }) => abilities))).toEqual(new Set(access.abilities));
          if (access.groupLevel !== "unknown") expect(paths[0]?.level ?? "none").toBe(access.groupLevel);
          for (const { grants, permissions, permissionGroups } of paths) {
            expect(grants).not.toEqual([]);
            expect(permissionGroups.length > 0).toBe(permissions.length > 0);
          }
        }
      }),
    );
  });

  it("nothing is left when every group of every path is taken away", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const graph = buildGraph(snapshot);
        for (const [userId, dataSourceId] of pairs(graph)) {
          const before = accessOf(graph, userId, dataSourceId);
          const gone = pathsOf(graph, userId, dataSourceId).flatMap(({ grants }) => grants);
          const users = snapshot.users.map((user) => {
            const groups = user.groups?.filter((id) => !gone.some(({ groupId }) => groupId === id)) ?? null;
            return user.id === userId ? { ...user, groups } : user;
          });
          const after = accessOf(buildGraph({ ...snapshot, users }), userId, dataSourceId);
          expect(after.abilities).toEqual([]);
          const mayRemain =
            before.groupLevel === "unknown" || before.grants.some(({ gives }) => gives === "unknown");
          if (!mayRemain) expect(after.groupLevel).toBe("none");
        }
      }),
      { numRuns: 30 },
    );
  });

  it("what a removal would leave is what is there after it", () => {
    fc.assert(
      fc.property(withPair, ({ snapshot, userId, dataSourceId }) => {
        const { withoutMembership, withoutGrant } = explain(buildGraph(snapshot), userId, dataSourceId);
        for (const { groupId, left } of withoutMembership) {
          const users = snapshot.users.map((user) => {
            const groups = user.groups?.filter((id) => id !== groupId) ?? null;
            return user.id === userId ? { ...user, groups } : user;
          });
          expect(left).toEqual(accessOf(buildGraph({ ...snapshot, users }), userId, dataSourceId));
        }
        for (const { groupId, left } of withoutGrant) {
          const grants = snapshot.grants.filter(
            (row) => row.groupId !== groupId || row.dataSourceId !== dataSourceId,
          );
          const unknownGrants = snapshot.unknownGrants.map((row) =>
            row.dataSourceId === dataSourceId
              ? { dataSourceId, groupIds: row.groupIds.filter((id) => id !== groupId) }
              : row,
          );
          const after = buildGraph({ ...snapshot, grants, unknownGrants });
          expect(left).toEqual(accessOf(after, userId, dataSourceId));
        }
      }),
    );
  });

  it("one more membership takes no ability away", () => {
    fc.assert(
      fc.property(withPair, ({ snapshot, userId, groupId }) => {
        const users = snapshot.users.map((user) => {
          const groups = user.groups === null ? null : [...user.groups, groupId];
          return user.id === userId ? { ...user, groups } : user;
        });
        expectNoLess(buildGraph(snapshot), buildGraph({ ...snapshot, users }));
      }),
    );
  });

  it("one more grant, or a higher one, takes no ability away", () => {
    fc.assert(
      fc.property(withPair, ({ snapshot, groupId, dataSourceId }) => {
        const more = { groupId, dataSourceId, viewOnly: false, readFrom: "data source" as const };
        expectNoLess(buildGraph(snapshot), buildGraph({ ...snapshot, grants: [...snapshot.grants, more] }));
      }),
    );
  });

  it("neither the order of groups nor doubled memberships matter", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const users = snapshot.users.map((user) => {
          const groups = user.groups === null ? null : [...user.groups, ...user.groups].reverse();
          return { ...user, groups };
        });
        const other = buildGraph({
          ...snapshot,
          users: users.toReversed(),
          groups: snapshot.groups.toReversed(),
          dataSources: snapshot.dataSources.toReversed(),
          grants: snapshot.grants.toReversed(),
          queries: snapshot.queries.toReversed(),
        });
        const graph = buildGraph(snapshot);
        for (const userId of graph.userIds)
          expect(accessOfUser(other, userId)).toEqual(accessOfUser(graph, userId));
      }),
    );
  });
});

function expectNoLess(before: AccessGraph, after: AccessGraph): void {
  for (const [userId, dataSourceId] of pairs(before)) {
    const less = accessOf(before, userId, dataSourceId);
    const more = accessOf(after, userId, dataSourceId);
    expect(more.abilities).toEqual(expect.arrayContaining([...less.abilities]));
    if (less.runAnyAsOwner === true) expect(more.runAnyAsOwner).toBe(true);
  }
}
