import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { explain } from "../../src/graph/explain.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { ADMIN_GROUP, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const DEFAULT = group(2, "default", { type: "builtin" });
const READER = { permissions: ["view_query"] };

function explained(parts: Partial<Snapshot>) {
  return explain(buildGraph(snapshot({ dataSources: [dataSource(3, "Warehouse")], ...parts })), 1, 3);
}

/** In words, by what is to be reached: the fewest changes, and those that leave people in default. */
function endings(parts: Partial<Snapshot>) {
  return explained(parts).endings.map(({ target, smallest, keepingDefault }) => [
    target,
    smallest?.inWords ?? null,
    keepingDefault?.inWords ?? null,
  ]);
}

describe("how access ends", () => {
  it("is told below query and at all", () => {
    const groups = [
      DEFAULT,
      group(5, "Analysts", READER),
      group(6, "Runners", { permissions: ["execute_query"] }),
    ];
    expect(endings({ groups, users: [user(1, "Ann", [5, 6])], grants: [grant(5, 3)] })).toEqual([
      ["below query", 'out of the group "Runners"', null],
      ["none", 'out of the group "Analysts"', null],
    ]);
  });

  it("is told once of who only reads, and not of who can do nothing", () => {
    const groups = [DEFAULT, group(5, "Readers", READER)];
    const parts = { groups, grants: [grant(5, 3)] };
    expect(endings({ ...parts, users: [user(1, "Ann", [5])] })).toEqual([
      ["none", 'out of the group "Readers"', null],
    ]);
    expect(endings({ ...parts, users: [user(1, "Ann", [2])] })).toEqual([]);
  });

  it("through default alone it is not for one person alone: others lose the grant too", () => {
    const parts = {
      groups: [ADMIN_GROUP, DEFAULT],
      users: [user(1, "Ann", [2]), user(2, "Bo", [2])],
      grants: [grant(2, 3)],
    };
    expect(endings(parts)).toEqual([
      ["below query", 'out of the group "default"', 'the data source made view only for the group "default"'],
      ["none", 'out of the group "default"', 'the data source taken from the group "default"'],
    ]);
    const [ending] = explained(parts).endings;
    expect(ending?.smallest).toMatchObject({ leavesDefault: true, forUserAlone: true });
    expect(ending?.keepingDefault).toMatchObject({ forUserAlone: false, alsoLose: { surely: [2] } });
  });

  it("besides default it is for the person alone, though it may take more", () => {
    const groups = [group(2, "default", { type: "builtin" }), group(5, "A", READER), group(6, "B", READER)];
    const parts = { groups, users: [user(1, "Ann", [2, 5, 6])], grants: [grant(5, 3), grant(6, 3)] };
    const [ending] = explained(parts).endings;
    expect(ending?.smallest?.inWords).toBe('out of the group "default"');
    expect(ending?.keepingDefault).toMatchObject({
      inWords: 'out of the groups "A" and "B"',
      forUserAlone: true,
    });
  });

  it("is not told of somebody whose groups are not known", () => {
    expect(endings({ users: [user(1, "Null", null)] })).toEqual([
      ["below query", null, null],
      ["none", null, null],
    ]);
  });
});

describe("what one removal alone would leave", () => {
  const queries = [20, 21].map((id) => query(id, "Own"));

  it("tells how many other ways there are where nothing changes", () => {
    const groups = [DEFAULT, group(5, "A"), group(6, "B"), group(7, "Readers", READER)];
    const { withoutMembership, withoutGrant } = explained({
      groups,
      users: [user(1, "Ann", [5, 6, 7])],
      grants: [grant(5, 3), grant(6, 3), grant(7, 3, "view")],
    });
    // Two grants and two groups that permit are four pairs; without A there is one.
    expect(withoutMembership.map(({ label, otherWays }) => [label, otherWays])).toEqual([
      ["A", 1],
      ["B", 1],
      ["Readers", 4],
    ]);
    expect(withoutGrant.map(({ label, otherWays }) => [label, otherWays])).toEqual([
      ["A", 2],
      ["B", 2],
      ["Readers", 4],
    ]);
  });

  it("tells of queries, and of the groups by which they can be edited", () => {
    const editors = { permissions: ["edit_query"] };
    const { withoutMembership, withoutQuery } = explained({
      groups: [DEFAULT, group(5, "Editors", editors), group(6, "Bystanders", { permissions: [] })],
      users: [user(1, "Ann", [5, 6])],
      queries: [...queries, query(22, "Shared", { ownerId: 9, modifierIds: [1] })],
    });
    expect(withoutMembership.map(({ label, left, otherWays }) => [label, left.level, otherWays])).toEqual([
      ["Editors", "none", null],
    ]);
    expect(
      withoutQuery.map(({ queryId, kind, left, otherWays }) => [queryId, kind, left.level, otherWays]),
    ).toEqual([
      [20, "ownership", "query", 2],
      [21, "ownership", "query", 2],
      [22, "modifying", "query", 2],
    ]);
  });

  it("tells of the last query what is left without it", () => {
    const { withoutQuery } = explained({
      groups: [DEFAULT, group(5, "Editors", { permissions: ["edit_query"] })],
      users: [user(1, "Ann", [5])],
      queries: queries.slice(0, 1),
    });
    expect(withoutQuery).toMatchObject([{ queryId: 20, left: { level: "none" }, otherWays: null }]);
  });
});
