import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserEntry } from "../../src/graph/access-index.js";
import { afterChanges } from "../../src/graph/after-changes.js";
import { buildGraph } from "../../src/graph/build.js";
import { fallAt } from "../../src/graph/fall.js";
import type { Change } from "../../src/graph/types.js";
import { accessOf } from "../../src/graph/user-access.js";
import { whoLoses } from "../../src/graph/who-loses.js";
import { LEVELS } from "../../src/model/access-words.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { oneOf, snapshots } from "../helpers/arbitrary-snapshots.js";
import { changed } from "../helpers/changes.js";
import { ADMIN_GROUP, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

/** Warehouse (3): Analysts (5) and Engineers (6) in full, Readers (7) view only. Ledger (4): Analysts in full. */
const ORGANISATION = snapshot({
  groups: [
    ADMIN_GROUP,
    group(2, "default", { type: "builtin", permissions: [] }),
    group(5, "Analysts"),
    group(6, "Engineers"),
    group(7, "Readers", { permissions: ["view_query"] }),
  ],
  users: [
    user(1, "Root", [1, 5]),
    user(2, "Ana", [2, 5]),
    user(3, "Bo", [5, 6]),
    user(4, "Cy", [5, 7], { disabled: true }),
    user(5, "Di", [7]),
    user(6, "Owner", [5]),
    user(7, "Null", null),
  ],
  dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
  grants: [grant(5, 3), grant(6, 3), grant(7, 3, "view"), grant(5, 4)],
  queries: [query(20, "Sales", { ownerId: 6, dataSourceId: 3 })],
});

function losers(changes: readonly Change[], from = ORGANISATION) {
  return whoLoses(buildGraph(from), changes);
}

describe("who loses by a change of a grant", () => {
  it("are those whose level falls: none who has as much through another group, an own query or as administrator", () => {
    const { surely, perhaps } = losers([{ kind: "grant", groupId: 5, dataSourceId: 3 }]);
    expect(surely).toEqual([2, 4]);
    // The server does not tell his groups: he may be in any.
    expect(perhaps).toEqual([7]);
  });

  it("are those of several changes together, which may be more than those of each", () => {
    const both: Change[] = [
      { kind: "grant", groupId: 5, dataSourceId: 3 },
      { kind: "grant", groupId: 6, dataSourceId: 3 },
    ];
    expect(losers(both).surely).toEqual([2, 3, 4]);
    expect(losers([both[1] as Change]).surely).toEqual([]);
  });

  it("are fewer where the grant is only lowered", () => {
    expect(losers([{ kind: "view only", groupId: 7, dataSourceId: 3 }]).surely).toEqual([]);
    expect(losers([{ kind: "view only", groupId: 5, dataSourceId: 4 }]).surely).toEqual([2, 3, 4, 6]);
  });

  it("are those on any data source where a permission is taken from a group", () => {
    const permissions = ["execute_query", "create_query"];
    const changes = permissions.map((permission) => ({
      kind: "permission" as const,
      groupId: 5,
      permission,
    }));
    // Bo still runs queries, by the permission of the Engineers; the owner still does on 3, but not on 4.
    expect(losers(changes).surely).toEqual([1, 2, 4, 6]);
  });

  it("are nobody where a user leaves a group or gives a query away", () => {
    expect(
      losers([
        { kind: "membership", userId: 2, groupId: 5 },
        { kind: "ownership", userId: 6, queryId: 20 },
      ]),
    ).toEqual({ surely: [], perhaps: [] });
    expect(losers([])).toEqual({ surely: [], perhaps: [] });
  });

  it("are not certain where what is left could not be read", () => {
    const unread = { ...ORGANISATION, unknownGrants: [{ dataSourceId: 4, groupIds: [6, 7] }] };
    // Bo may keep it through the Engineers, and Cy through the Readers, if these are granted the Ledger.
    expect(losers([{ kind: "grant", groupId: 5, dataSourceId: 4 }], unread)).toEqual({
      surely: [2, 6],
      perhaps: [3, 4, 7],
    });
  });
});

describe("who loses on Redash 8, where whoever can make a query moves it anywhere", () => {
  /** Whether Analysts and Readers are granted the Ledger (4), on which Ana may modify a query, was not read. */
  const unread: Snapshot = {
    ...ORGANISATION,
    server: { ...ORGANISATION.server, version: "8.0.0" },
    users: [user(2, "Ana", [5]), user(3, "Bo", [6]), user(5, "Di", [5, 6])],
    grants: [grant(6, 3)],
    unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
    queries: [query(21, "Invoices", { ownerId: 1, dataSourceId: 4, modifierIds: [2] })],
    unseenQueries: { count: null, dataSourceIds: [] },
  };
  const changes: Change[] = [
    { kind: "grant", groupId: 5, dataSourceId: 4 },
    { kind: "grant", groupId: 6, dataSourceId: 3 },
  ];

  it("may be who can perhaps make one by the grant that goes, though there may be others that were not read", () => {
    expect(losers(changes, unread)).toEqual({ surely: [], perhaps: [2, 3, 5] });
  });

  it("may be so too where another grant of which that is not known stays", () => {
    const another = { ...unread, unknownGrants: [{ dataSourceId: 4, groupIds: [5, 7] }] };
    const users = [user(2, "Ana", [5, 7])];
    expect(losers(changes, { ...another, users })).toEqual({ surely: [], perhaps: [2] });
    expect(losers(changes, { ...another, users: [user(2, "Ana", [7])] }).perhaps).toEqual([]);
  });
});

/** Every organisation that the snapshot may be of: what was not read is nothing, view only or full. */
function* possible(from: Snapshot): Generator<Snapshot> {
  const known = new Set(from.grants.map(({ groupId, dataSourceId }) => `${groupId} ${dataSourceId}`));
  const pairs = from.unknownGrants.flatMap(({ dataSourceId, groupIds }) =>
    groupIds.map((groupId) => ({ groupId, dataSourceId, readFrom: "group" as const })),
  );
  const open = pairs
    .filter(({ groupId, dataSourceId }) => !known.has(`${groupId} ${dataSourceId}`))
    .slice(0, 4);
  for (let code = 0; code < 3 ** open.length; code++) {
    const grants = open.flatMap((pair, place) => {
      const gives = Math.floor(code / 3 ** place) % 3;
      return gives === 0 ? [] : [{ ...pair, viewOnly: gives === 1 }];
    });
    yield { ...from, unknownGrants: [], grants: [...from.grants, ...grants] };
  }
}

describe("in every organisation", () => {
  const asked = snapshots
    .filter(({ users, dataSources }) => users.length > 0 && dataSources.length > 0)
    .chain((from) => {
      const pair = { groupId: oneOf(from.groups), dataSourceId: oneOf(from.dataSources) };
      const change: fc.Arbitrary<Change> = fc.oneof(
        fc.record({ kind: fc.constant("grant" as const), ...pair }),
        fc.record({ kind: fc.constant("view only" as const), ...pair }),
      );
      const listed = from.dataSources.map((source) => ({ ...source, presence: "listed" as const }));
      // More than a few that are not known make too many organisations.
      const unknownGrants = from.unknownGrants.map((row) => ({ ...row, groupIds: row.groupIds.slice(0, 2) }));
      return fc.record({
        from: fc.constant({ ...from, dataSources: listed, unknownGrants: unknownGrants.slice(0, 2) }),
        changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      });
    });

  const askedOfAnything = snapshots
    .filter(({ dataSources }) => dataSources.length > 0)
    .chain((from) => {
      const groupId = oneOf(from.groups);
      const pair = { groupId, dataSourceId: oneOf(from.dataSources) };
      const permission = fc.constantFrom(
        "create_query",
        "edit_query",
        "execute_query",
        "view_query",
        "admin",
      );
      const change: fc.Arbitrary<Change> = fc.oneof(
        fc.record({ kind: fc.constantFrom("grant" as const, "view only" as const), ...pair }),
        fc.record({ kind: fc.constant("permission" as const), groupId, permission }),
      );
      return fc.record({
        from: fc.constant(from),
        changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      });
    });

  it("the level of who surely loses falls whatever could not be read, and nobody else's may fall", () => {
    fc.assert(
      fc.property(asked, ({ from, changes }) => {
        const { surely, perhaps } = whoLoses(buildGraph(from), changes);
        const sources = new Set(
          changes.map((change) => ("dataSourceId" in change ? change.dataSourceId : 0)),
        );
        for (const now of possible(from)) {
          const before = buildGraph(now);
          const after = buildGraph(changed(now, changes));
          for (const { id, groups } of now.users) {
            if (groups === null) continue;
            const falls = [...sources].some((sourceId) => {
              const then = LEVELS.indexOf(accessOf(after, id, sourceId).level);
              return then > LEVELS.indexOf(accessOf(before, id, sourceId).level);
            });
            if (falls) expect([...surely, ...perhaps]).toContain(id);
            else expect(surely).not.toContain(id);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("it is each one's own level that falls, however alike others are", () => {
    fc.assert(
      fc.property(askedOfAnything, ({ from, changes }) => {
        const graph = buildGraph(from);
        const { index } = graph;
        const after = afterChanges(index, changes);
        const ids = changes.flatMap((change) => ("dataSourceId" in change ? [change.dataSourceId] : []));
        const all = changes.some(({ kind }) => kind === "permission") ? graph.dataSourceIds : ids;
        const touched = new Set(changes.map((change) => ("groupId" in change ? change.groupId : 0)));
        const expected = { surely: [] as number[], perhaps: [] as number[] };
        for (const userId of graph.userIds) {
          const entry = index.users.get(userId) as UserEntry;
          if (entry.groups?.some(({ group }) => touched.has(group.id)) === false) continue;
          const falls = all.map((id) => {
            if (entry.groups === null) return "perhaps";
            return fallAt(index, entry, after.asker(entry), index.places.get(id) ?? 0);
          });
          if (falls.includes("surely")) expected.surely.push(userId);
          else if (falls.includes("perhaps")) expected.perhaps.push(userId);
        }
        expect(whoLoses(graph, changes)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
