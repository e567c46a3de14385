import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { explain } from "../../src/graph/explain.js";
import { ADMIN_GROUP, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const READER = { permissions: ["view_query"] };

/** What would be left, by what is taken away: `without Analysts: view`. */
function removals(list: readonly { label: string; left: { level: string } }[]): string[] {
  return list.map(({ label, left }) => `without ${label}: ${left.level}`);
}

describe("a data source granted in full by one group and view only by another, explained", () => {
  const graph = buildGraph(
    snapshot({
      groups: [
        group(5, "Analysts"),
        group(6, "Readers", READER),
        group(7, "Bystanders", { permissions: [] }),
      ],
      users: [user(1, "Ann", [7, 6, 5, 5], { disabled: true })],
      dataSources: [dataSource(3, "Warehouse")],
      grants: [grant(5, 3), grant(6, 3, "view")],
    }),
  );
  const explanation = explain(graph, 1, 3);

  it("says who, what, and the verdict", () => {
    expect(explanation).toMatchObject({
      user: { id: 1, name: "Ann", email: "u1@example.com", status: "disabled" },
      dataSource: { id: 3, name: "Warehouse", presence: "listed" },
      access: { level: "query", grant: "full", now: "latent" },
      inWords:
        "would run any SQL when the account is enabled, through Analysts; may run queries through Analysts",
    });
  });

  it("names both legs of the paths", () => {
    expect(explanation.paths[0]).toMatchObject({
      level: "query",
      grants: [{ groupId: 5, label: "Analysts", gives: "full" }],
      permissions: ["execute_query"],
      permissionGroups: [{ groupId: 5, label: "Analysts" }],
    });
    expect(explanation.paths.find(({ level }) => level === "view")?.grants).toEqual([
      { groupId: 5, label: "Analysts", gives: "full" },
      { groupId: 6, label: "Readers", gives: "view" },
    ]);
  });

  it("says what each removal would leave, and leaves out groups that change nothing", () => {
    expect(removals(explanation.withoutMembership)).toEqual([
      "without Analysts: view",
      "without Readers: query",
    ]);
    expect(removals(explanation.withoutGrant)).toEqual(["without Analysts: view", "without Readers: query"]);
    expect(explanation.withoutMembership.map(({ times }) => times)).toEqual([2, 1]);
    expect(explanation.withoutMembership[0]?.leftInWords).toBe(
      "would read results of saved queries and run them anew when the account is enabled, through Readers; " +
        "may read queries through Readers",
    );
  });
});

describe("removals", () => {
  it("part the two legs: the grant's group and the permission's group", () => {
    const graph = buildGraph(
      snapshot({
        groups: [group(2, "default"), group(5, "Warehouse users", { permissions: [] })],
        users: [user(1, "Ann", [2, 5])],
        dataSources: [dataSource(3, "Warehouse")],
        grants: [grant(5, 3)],
      }),
    );
    const { withoutMembership, withoutGrant } = explain(graph, 1, 3);
    expect(removals(withoutMembership)).toEqual(["without default: schema", "without Warehouse users: none"]);
    expect(removals(withoutGrant)).toEqual(["without Warehouse users: none"]);
  });

  it("leave an administrator everything when only a grant goes", () => {
    const graph = buildGraph(
      snapshot({
        groups: [ADMIN_GROUP, group(2, "default")],
        users: [user(1, "Root", [1, 2])],
        dataSources: [dataSource(3, "Warehouse")],
        grants: [grant(1, 3), grant(2, 3, "view")],
      }),
    );
    const { withoutMembership, withoutGrant } = explain(graph, 1, 3);
    expect(removals(withoutMembership)).toEqual(["without admin: view", "without default: schema"]);
    expect(removals(withoutGrant)).toEqual(["without admin: query", "without default: query"]);
  });

  it("make a level known when the group goes whose grant could not be read", () => {
    const graph = buildGraph(
      snapshot({
        groups: [group(5, "Analysts"), group(6, "Readers", READER)],
        users: [user(1, "Ann", [5, 6])],
        dataSources: [dataSource(3, "Warehouse")],
        grants: [grant(6, 3, "view")],
        unknownGrants: [{ dataSourceId: 3, groupIds: [5] }],
      }),
    );
    const { access, withoutMembership, withoutGrant } = explain(graph, 1, 3);
    expect(access.level).toBe("unknown");
    expect(removals(withoutMembership)).toEqual(["without Analysts: view", "without Readers: unknown"]);
    expect(removals(withoutGrant)).toEqual(["without Readers: unknown"]);
  });

  it("tell the groups without which one's own queries lead nowhere", () => {
    const graph = buildGraph(
      snapshot({
        groups: [group(5, "Editors", { permissions: ["edit_query"] }), group(6, "Readers", READER)],
        users: [user(1, "Ann", [5, 6])],
        dataSources: [dataSource(3, "Warehouse")],
        queries: [query(20, "Orders")],
      }),
    );
    expect(removals(explain(graph, 1, 3).withoutMembership)).toEqual(["without Editors: none"]);
  });

  it("are none for a user whose groups are not known", () => {
    const graph = buildGraph(
      snapshot({ users: [user(1, "Null", null)], dataSources: [dataSource(3, "Warehouse")] }),
    );
    const { inWords, paths, withoutMembership, withoutGrant } = explain(graph, 1, 3);
    expect(inWords).toBe("not known: the server does not tell the user's groups");
    expect([paths, withoutMembership, withoutGrant]).toEqual([[], [], []]);
  });
});

describe("explain", () => {
  it("refuses what is not in the snapshot", () => {
    expect(() => explain(buildGraph(snapshot()), 9, 3)).toThrow("There is no user 9 in the snapshot.");
  });
});
