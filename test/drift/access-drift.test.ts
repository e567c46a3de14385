import { describe, expect, it } from "vitest";
import { accessDrift, accessDrifts } from "../../src/drift/access-drift.js";
import { buildGraph } from "../../src/graph/build.js";
import { ADMIN_GROUP, dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const READER = { permissions: ["view_query"] };

/** Warehouse (3): Analysts (5) in full, Readers (6) view only. Ledger (4): Readers alone. Vault (8): nobody. */
const GRAPH = buildGraph(
  snapshot({
    groups: [
      ADMIN_GROUP,
      group(2, "default", { type: "builtin", permissions: [] }),
      group(5, "Analysts"),
      group(6, "Readers", READER),
      group(7, "Bare", { permissions: [] }),
      group(9, "Authors", { permissions: ["view_query", "execute_query"] }),
    ],
    users: [
      user(1, "Ana", [2, 5]),
      user(2, "Rea", [2, 6]),
      user(3, "Root", [1, 2]),
      user(4, "Null", null),
      user(5, "Aut", [2, 9]),
      user(6, "Ida", [2, 9999], { pending: true }),
    ],
    dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger"), dataSource(8, "Vault")],
    grants: [grant(5, 3), grant(9, 3), grant(6, 3, "view"), grant(6, 4, "view"), grant(7, 4, "view")],
  }),
);

function changes(userId: number, groups: number[]) {
  return accessDrift(GRAPH, { userId, groupIds: groups, state: "will happen" }).map(
    ({ dataSourceId, change, now, after }) => [dataSourceId, change, now.level, after.level],
  );
}

describe("a user whom a login moves to other groups", () => {
  it("loses, gains and keeps access source by source", () => {
    expect(
      accessDrift(GRAPH, { userId: 1, groupIds: [2, 6], state: "if the attribute is sent" }),
    ).toMatchObject([
      {
        userId: 1,
        dataSourceId: 3,
        change: "lowered",
        state: "if the attribute is sent",
        now: { level: "query", grants: [{ groupId: 5, gives: "full" }] },
        after: { level: "view", grants: [{ groupId: 6, gives: "view" }] },
        added: [6],
        taken: [5],
      },
      { dataSourceId: 4, change: "gained", now: { level: "none" }, after: { level: "view" } },
    ]);
    expect(changes(2, [2, 5])).toEqual([
      [3, "raised", "view", "query"],
      [4, "lost", "view", "none"],
    ]);
    expect(changes(2, [2])).toEqual([
      [3, "lost", "view", "none"],
      [4, "lost", "view", "none"],
    ]);
  });

  it("keeps the level and loses an ability", () => {
    expect(changes(1, [2, 9])).toEqual([[3, "abilities", "query", "query"]]);
    expect(changes(2, [2, 7])).toEqual([
      [3, "lost", "view", "none"],
      [4, "lowered", "view", "schema"],
    ]);
  });

  it("has a row for every source where he stops or begins to be an administrator", () => {
    expect(changes(3, [2, 5])).toEqual([
      [3, "raised", "schema", "query"],
      [4, "lost", "schema", "none"],
      [8, "lost", "schema", "none"],
    ]);
    expect(changes(1, [1, 2, 5])).toEqual([
      [3, "abilities", "query", "query"],
      [4, "gained", "none", "query"],
      [8, "gained", "none", "query"],
    ]);
  });

  it("is signed in after it, who was pending before", () => {
    expect(accessDrift(GRAPH, { userId: 6, groupIds: [2, 6], state: "will happen" })).toMatchObject([
      { dataSourceId: 3, now: { level: "none", keyOnly: true }, after: { level: "view", keyOnly: false } },
      { dataSourceId: 4, change: "gained" },
    ]);
  });
});

describe("no row", () => {
  it("comes of the same groups, or of one that gives nothing", () => {
    expect(changes(1, [5, 2])).toEqual([]);
    expect(changes(5, [2, 9])).toEqual([]);
    expect(changes(1, [2, 5, 7]).filter(([id]) => id !== 4)).toEqual([]);
  });

  it("comes of a user whose groups the server does not tell", () => {
    expect(changes(4, [2, 5])).toEqual([]);
  });
});

describe("access that is not known on either side", () => {
  const graph = buildGraph(
    snapshot({
      groups: [group(2, "default", { permissions: [] }), group(5, "Analysts"), group(6, "Readers", READER)],
      users: [user(1, "Ana", [2, 5]), user(2, "Rea", [2, 6])],
      dataSources: [dataSource(3, "Warehouse")],
      grants: [grant(6, 3, "view")],
      unknownGrants: [{ dataSourceId: 3, groupIds: [5] }],
    }),
  );

  it("is not called lost, gained or changed", () => {
    expect(accessDrift(graph, { userId: 1, groupIds: [2], state: "will happen" })).toMatchObject([
      { change: "not known" },
    ]);
    expect(accessDrift(graph, { userId: 2, groupIds: [2, 5], state: "will happen" })).toMatchObject([
      { change: "not known" },
    ]);
    expect(accessDrift(graph, { userId: 1, groupIds: [2, 5, 6], state: "will happen" })).toMatchObject([
      { change: "not known" },
    ]);
  });
});

describe("what logins change, of many accounts", () => {
  const logins = [
    { userId: 1, groupIds: [2, 6], state: "will happen" },
    { userId: 2, groupIds: [2, 6], state: "will happen" },
    { userId: 3, groupIds: [2, 5], state: "if the attribute is sent" },
  ] as const;

  it("is the rows of each, as often as they are asked for", () => {
    const drifts = accessDrifts(GRAPH, logins);
    const rows = logins.flatMap((login) => accessDrift(GRAPH, login));
    expect([...drifts]).toEqual(rows);
    expect([...drifts]).toEqual(rows);
  });

  it("is counted by change and state", () => {
    const { length, counts } = accessDrifts(GRAPH, logins);
    expect(length).toBe(5);
    expect(counts).toEqual([
      { change: "lowered", state: "will happen", rows: 1 },
      { change: "gained", state: "will happen", rows: 1 },
      { change: "raised", state: "if the attribute is sent", rows: 1 },
      { change: "lost", state: "if the attribute is sent", rows: 2 },
    ]);
  });
});
