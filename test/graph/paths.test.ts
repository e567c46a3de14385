import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { pathsOf } from "../../src/graph/paths.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

describe("the paths of a user to a data source", () => {
  const graph = buildGraph(
    snapshot({
      groups: [
        group(2, "default", { permissions: ["view_query", "list_data_sources"] }),
        group(5, "Analysts", { permissions: ["execute_query", "create_query"] }),
        group(6, "Engineering", { permissions: [] }),
        group(11, "Owners", { permissions: ["admin"] }),
      ],
      users: [user(1, "Ann", [6, 5, 2]), user(2, "Bot", [11]), user(3, "Nemo", [])],
      dataSources: [dataSource(3, "Warehouse"), dataSource(10, "Oracle 8i", { presence: "hidden" })],
      grants: [grant(6, 3), grant(2, 3, "view"), grant(11, 3, "view"), grant(6, 10)],
    }),
  );
  const any = [
    { groupId: 6, gives: "full" },
    { groupId: 2, gives: "view" },
  ];
  const full = [{ groupId: 6, gives: "full" }];

  it("name both legs, from the highest level down, the lesser ones too", () => {
    expect(pathsOf(graph, 1, 3)).toEqual([
      {
        level: "query",
        abilities: ["schema", "read_result", "run_saved", "refresh", "run_any"],
        grants: full,
        permissions: ["execute_query"],
        permissionGroups: [5],
      },
      {
        level: "query",
        abilities: ["schema", "refresh", "create_query"],
        grants: full,
        permissions: ["create_query"],
        permissionGroups: [5],
      },
      {
        level: "view",
        abilities: ["schema", "read_result", "run_saved"],
        grants: any,
        permissions: ["view_query", "execute_query"],
        permissionGroups: [2, 5],
      },
      {
        level: "view",
        abilities: ["schema", "open_query", "read_result", "run_saved"],
        grants: any,
        permissions: ["view_query"],
        permissionGroups: [2],
      },
      {
        level: "schema",
        abilities: ["list", "schema"],
        grants: any,
        permissions: ["list_data_sources"],
        permissionGroups: [2],
      },
      {
        level: "schema",
        abilities: ["schema", "refresh"],
        grants: full,
        permissions: [],
        permissionGroups: [],
      },
      { level: "schema", abilities: ["schema"], grants: any, permissions: [], permissionGroups: [] },
    ]);
  });

  it("lead an administrator through the group that makes one", () => {
    const admin = [{ groupId: 11, gives: "admin" }];
    expect(pathsOf(graph, 2, 3)).toEqual([
      {
        level: "schema",
        abilities: ["schema", "refresh"],
        grants: admin,
        permissions: [],
        permissionGroups: [],
      },
      { level: "schema", abilities: ["schema"], grants: admin, permissions: [], permissionGroups: [] },
    ]);
  });

  it("are none without access, and none where nothing is known", () => {
    expect(pathsOf(graph, 3, 3)).toEqual([]);
    expect(pathsOf(graph, 1, 10)).toEqual([]);
  });
});
