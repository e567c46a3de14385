import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import {
  accessNow,
  accessOf,
  accessOfUser,
  accessWithGroups,
  groupsOf,
  isAdministrator,
} from "../../src/graph/user-access.js";
import { ADMIN_GROUP, dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const READER = { permissions: ["view_query"] };

/** User 1 in both groups; `grants` of Warehouse, 3. */
function inBoth(groups: number[], grants: ReturnType<typeof grant>[]) {
  return buildGraph(
    snapshot({
      groups: [group(5, "Analysts"), group(6, "Readers", READER)],
      users: [user(1, "Ann", groups), user(2, "Rea", [6])],
      dataSources: [dataSource(3, "Warehouse")],
      grants,
    }),
  );
}

describe("a data source granted in full by one group and view only by another", () => {
  it.each([
    [
      [5, 6],
      [grant(5, 3), grant(6, 3, "view")],
    ],
    [
      [6, 5],
      [grant(6, 3, "view"), grant(5, 3)],
    ],
    [
      [6, 5, 6, 5, 5],
      [grant(6, 3, "view"), grant(5, 3)],
    ],
  ])("is granted in full, with groups %j", (groups, grants) => {
    expect(accessOf(inBoth(groups, grants), 1, 3)).toEqual({
      grant: "full",
      level: "query",
      groupLevel: "query",
      ownQueries: null,
      maybeMoreQueries: false,
      abilities: [
        ...["list", "schema", "open_query", "read_result"],
        ...["run_saved", "refresh", "run_any", "create_query"],
      ],
      runAnyAsOwner: true,
      admin: false,
      now: "live",
      keyOnly: false,
      grants: [
        { groupId: 5, gives: "full" },
        { groupId: 6, gives: "view" },
      ],
      permissionGroups: [5],
      unknownBecause: null,
    });
  });

  it("is granted as the later of two rows of the same group says", () => {
    const graph = inBoth([5, 6], [grant(6, 3, "view"), grant(6, 3, "full")]);
    expect(accessOf(graph, 2, 3)).toMatchObject({ grant: "full", level: "view", permissionGroups: [6] });
  });
});

describe("membership of a group that was deleted", () => {
  const graph = buildGraph(
    snapshot({
      groups: [group(1, "admin", { permissions: ["admin"] }), group(2, "default")],
      users: [user(3, "Two", [1, 2, 15]), user(4, "Twice", [2, 15, 15]), user(5, "Ghost", [15])],
      dataSources: [dataSource(3, "Warehouse")],
      grants: [grant(2, 3), grant(15, 3)],
    }),
  );

  it("gives nothing", () => {
    expect(accessOfUser(graph, 5)).toEqual([]);
    expect(groupsOf(graph, 5)).toEqual([]);
    expect(accessOf(graph, 5, 3)).toMatchObject({ grant: "none", level: "none", grants: [], admin: false });
  });

  it("is not in the legs of those who have access otherwise", () => {
    expect(groupsOf(graph, 4)).toEqual([2]);
    expect(accessOf(graph, 4, 3)).toMatchObject({ level: "query", grants: [{ groupId: 2, gives: "full" }] });
    expect(accessOf(graph, 3, 3).grants).toEqual([
      { groupId: 1, gives: "admin" },
      { groupId: 2, gives: "full" },
    ]);
  });
});

describe("a grant that could not be read", () => {
  const graph = buildGraph(
    snapshot({
      groups: [group(5, "Analysts"), group(6, "Readers", READER)],
      users: [user(1, "Ann", [5]), user(2, "Bob", [5, 6]), user(3, "Rea", [6])],
      dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
      grants: [grant(5, 4), grant(6, 3, "view")],
      unknownGrants: [{ dataSourceId: 3, groupIds: [5] }],
    }),
  );

  it("makes that pair unknown and leaves the others", () => {
    expect(accessOfUser(graph, 1).map(({ dataSourceId, access }) => [dataSourceId, access.level])).toEqual([
      [3, "unknown"],
      [4, "query"],
    ]);
    expect(accessOf(graph, 1, 3)).toMatchObject({
      grant: "unknown",
      abilities: [],
      grants: [{ groupId: 5, gives: "unknown" }],
      permissionGroups: [],
      unknownBecause: "grants",
    });
    expect(accessOf(graph, 3, 3).level).toBe("view");
  });

  it("says what is certain through the user's other groups", () => {
    expect(accessOf(graph, 2, 3)).toMatchObject({
      level: "unknown",
      abilities: ["list", "schema", "open_query", "read_result", "run_saved"],
      grants: [
        { groupId: 6, gives: "view" },
        { groupId: 5, gives: "unknown" },
      ],
      permissionGroups: [5, 6],
    });
  });
});

describe("the state of an account", () => {
  const graphOf = (version: string) =>
    buildGraph(
      snapshot({
        version,
        groups: [group(2, "default")],
        users: [
          user(1, "Off", [2], { disabled: true }),
          user(2, "Invited", [2], { pending: true }),
          user(3, "Both", [2], { disabled: true, pending: true }),
        ],
        dataSources: [dataSource(3, "Warehouse")],
        grants: [grant(2, 3)],
      }),
    );

  it.each([
    ["5.0.2", ["live", "live", "live"], [true, true, true]],
    ["6.0.0", ["latent", "live", "latent"], [false, true, false]],
    ["26.3.0", ["latent", "live", "latent"], [false, true, false]],
  ])(
    "on %s makes a disabled, a pending, and a disabled pending user's access %j",
    (version, expected, byKey) => {
      const graph = graphOf(version);
      expect([1, 2, 3].map((id) => accessOf(graph, id, 3).keyOnly)).toEqual(byKey);
      expect([1, 2, 3].map((id) => accessOf(graph, id, 3).now)).toEqual(expected);
      expect([1, 2, 3].map((id) => accessNow(graph, id))).toEqual(expected);
      expect([1, 2, 3].map((id) => accessOf(graph, id, 3).level)).toEqual(["query", "query", "query"]);
    },
  );
});

describe("a user whose groups the server does not tell", () => {
  const graph = buildGraph(
    snapshot({
      users: [user(1, "Null", null), user(2, "Nobody", [])],
      dataSources: [dataSource(4, "Ledger"), dataSource(3, "Warehouse")],
    }),
  );

  it("may have any access to every data source", () => {
    const unknown = { level: "unknown", admin: "unknown", unknownBecause: "groups", abilities: [] };
    expect(accessOfUser(graph, 1)).toMatchObject([
      { userId: 1, dataSourceId: 3, access: unknown },
      { userId: 1, dataSourceId: 4, access: unknown },
    ]);
    expect(isAdministrator(graph, 1)).toBe("unknown");
    expect(groupsOf(graph, 1)).toBeNull();
  });

  it("is not one who is in no group", () => {
    expect(accessOfUser(graph, 2)).toEqual([]);
    expect(isAdministrator(graph, 2)).toBe(false);
  });
});

describe("an administrator", () => {
  const graph = buildGraph(
    snapshot({
      groups: [ADMIN_GROUP, group(2, "Readers", READER)],
      users: [user(1, "Root", [2, 1]), user(2, "Bot", [1])],
      dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
      grants: [grant(1, 4), grant(2, 4, "view")],
    }),
  );

  it("is granted everything in full, each group named once", () => {
    expect(isAdministrator(graph, 1)).toBe(true);
    expect(accessOfUser(graph, 1).map(({ access }) => access.grants)).toEqual([
      [{ groupId: 1, gives: "admin" }],
      [
        { groupId: 1, gives: "admin" },
        { groupId: 2, gives: "view" },
      ],
    ]);
    expect(accessOf(graph, 1, 3)).toMatchObject({ admin: true, grant: "full", level: "view" });
  });

  it("can do only what a permission allows", () => {
    expect(accessOf(graph, 2, 3)).toMatchObject({ level: "schema", abilities: ["schema", "refresh"] });
  });
});

describe("the access that other groups would give", () => {
  const groups = [group(5, "Analysts"), group(6, "Readers", READER)];
  const dataSources = [dataSource(3, "Warehouse"), dataSource(4, "Ledger")];
  const grants = [grant(5, 3), grant(6, 4, "view")];
  const users = [
    user(1, "Ann", [5]),
    user(2, "Inv", [5], { pending: true }),
    user(3, "Off", [5], { disabled: true }),
  ];
  const graph = buildGraph(snapshot({ groups, dataSources, grants, users }));

  it("is as if they were the user's, beside what would be lost, in any order and without deleted ones", () => {
    expect(accessWithGroups(graph, 1, [6, 9999, 6])).toMatchObject([
      { dataSourceId: 3, now: { level: "query" }, after: { level: "none", grants: [] } },
      {
        dataSourceId: 4,
        now: { level: "none", grants: [] },
        after: { level: "view", grants: [{ groupId: 6, gives: "view" }] },
      },
    ]);
    const moved = users.map((one) => ({ ...one, groups: [6] }));
    const later = buildGraph(snapshot({ groups, dataSources, grants, users: moved }));
    for (const id of [1, 3]) {
      for (const { dataSourceId, now, after } of accessWithGroups(graph, id, [6])) {
        expect(now).toEqual(accessOf(graph, id, dataSourceId));
        expect(after).toEqual(accessOf(later, id, dataSourceId));
      }
    }
  });

  it("leaves the user's own access as it is", () => {
    const rows = accessOfUser(graph, 1);
    accessWithGroups(graph, 1, []);
    expect(accessOfUser(graph, 1)).toEqual(rows);
    for (const { now, after } of accessWithGroups(graph, 1, [5])) expect(after).toBe(now);
  });

  it("makes a pending user one who is signed in", () => {
    expect(accessOf(graph, 2, 3).keyOnly).toBe(true);
    expect(accessWithGroups(graph, 2, [5])).toMatchObject([
      { dataSourceId: 3, now: { keyOnly: true }, after: { keyOnly: false } },
    ]);
  });
});

describe("questions about what is not there", () => {
  const graph = buildGraph(snapshot({ users: [user(1, "Ann", [])] }));

  it("are refused", () => {
    expect(() => accessOf(graph, 9, 3)).toThrow("There is no user 9 in the snapshot.");
    expect(() => accessOf(graph, 1, 3)).toThrow("There is no data source 3 in the snapshot.");
    expect(() => accessOfUser(graph, 9)).toThrow("There is no user 9 in the snapshot.");
    expect(() => accessWithGroups(graph, 9, [])).toThrow("There is no user 9 in the snapshot.");
  });
});

describe("pairs of the same verdict", () => {
  const many = Array.from({ length: 1_500 }, (_, index) => index + 10);
  const graph = buildGraph(
    snapshot({
      groups: [group(2, "default"), ...many.map((id) => group(id, `Group ${id}`))],
      users: [
        ...many.map((id) => user(id, `User ${id}`, [2, id])),
        user(1, "Ann", [2]),
        user(2, "Bob", [2]),
        user(3, "Off", [2], { disabled: true }),
      ],
      dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
      grants: [grant(2, 3), grant(2, 4), ...many.map((id) => grant(id, 3, "view"))],
    }),
  );

  it("share one object, of one user at once and of others from the second on", () => {
    const [alone, too] = accessOfUser(graph, 1);
    expect(alone?.access).toBe(too?.access);
    const [first] = accessOfUser(graph, 1);
    expect(accessOf(graph, 2, 3)).toBe(first?.access);
    expect(accessOf(graph, 3, 3)).not.toBe(first?.access);
  });

  it("stay right when there are more than are remembered", () => {
    for (const round of [1, 2]) {
      for (const id of many) {
        const legs = [2, id].map((groupId) => ({ groupId, gives: groupId === 2 ? "full" : "view" }));
        expect(accessOf(graph, id, 3).grants, `round ${round}`).toEqual(legs);
        expect(accessOf(graph, id, 4).permissionGroups).toEqual([2, id]);
      }
    }
  });
});
