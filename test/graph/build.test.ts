import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccessGraph } from "../../src/graph/access-graph.js";
import { buildGraph, EDGE_KINDS } from "../../src/graph/build.js";
import { dashboard, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const ALL = snapshot({
  groups: [group(5, "Analysts"), group(6, "Auditors"), group(2, "default")],
  users: [user(42, "Dora", [6, 5, 6, 15]), user(7, "Nemo", []), user(9, "Nora", null)],
  dataSources: [dataSource(4, "Ledger"), dataSource(3, "Warehouse")],
  grants: [grant(5, 3), grant(6, 3, "view"), grant(16, 3)],
  unknownGrants: [
    { dataSourceId: 4, groupIds: [5, 15] },
    { dataSourceId: 3, groupIds: [5] },
  ],
});

/** Every edge as a tuple: from, to, and what it carries. */
function edges({ graph }: Pick<AccessGraph, "graph">): Set<string> {
  return new Set(graph.mapEdges((_, carries, from, to) => `${from} ${to} ${JSON.stringify(carries)}`));
}

describe("the access graph", () => {
  const graph = buildGraph(ALL);

  it("has a node for every user, group and data source", () => {
    expect(new Set(graph.graph.nodes())).toEqual(
      new Set([
        "user:42",
        "user:7",
        "user:9",
        "group:5",
        "group:6",
        "group:2",
        "dataSource:4",
        "dataSource:3",
      ]),
    );
    expect(graph.graph.getNodeAttribute("user:42", "kind")).toBe("user");
    expect(graph.graph.getNodeAttributes("group:5")).toEqual({ kind: "group", group: ALL.groups[0] });
  });

  it("draws each membership, grant and unknown grant once, and none to what is not there", () => {
    expect(edges(graph)).toEqual(
      new Set([
        'user:42 group:6 {"kind":"membership","times":2}',
        'user:42 group:5 {"kind":"membership","times":1}',
        'group:5 dataSource:3 {"kind":"grant","viewOnly":false}',
        'group:6 dataSource:3 {"kind":"grant","viewOnly":true}',
        'group:5 dataSource:4 {"kind":"unknownGrant"}',
      ]),
    );
  });

  it("is drawn once", () => {
    expect(graph.graph).toBe(graph.graph);
  });

  it("draws what one user and one data source have between them as it stands in the whole", () => {
    const between = graph.between(42, 3);
    expect(new Set(between.nodes())).toEqual(
      new Set(["user:42", "group:5", "group:6", "group:2", "dataSource:3"]),
    );
    expect(edges({ graph: between })).toEqual(
      new Set([...edges(graph)].filter((edge) => !edge.includes("dataSource:4"))),
    );
    expect(edges({ graph: graph.between(7, 4) })).toEqual(
      new Set(['group:5 dataSource:4 {"kind":"unknownGrant"}']),
    );
  });

  it("gives ascending ids", () => {
    expect(graph).toMatchObject({ userIds: [7, 9, 42], groupIds: [2, 5, 6], dataSourceIds: [3, 4] });
  });

  it("lets the later of two rows of a grant decide", () => {
    const twice = snapshot({ ...ALL, grants: [grant(6, 3, "view"), grant(6, 3, "full")], unknownGrants: [] });
    expect(edges(buildGraph(twice))).toContain('group:6 dataSource:3 {"kind":"grant","viewOnly":false}');
  });

  it("refuses a server older than Redash 4", () => {
    expect(() => buildGraph(snapshot({ version: "3.0.0" }))).toThrow(/not supported/);
  });
});

describe("the access graph of queries and dashboards", () => {
  const graph = buildGraph(
    snapshot({
      users: [user(7, "Ann", []), user(9, "Bob", [])],
      dataSources: [
        dataSource(3, "Warehouse"),
        dataSource(4, "Ledger"),
        dataSource(5, "Scripts", { type: "python" }),
      ],
      queries: [
        query(20, "Orders", { ownerId: 7, dataSourceId: 3, modifierIds: [9, 7, 9, 88] }),
        query(21, "Gone", { ownerId: 88, dataSourceId: null, modifierIds: [], hasKey: false }),
      ],
      dashboards: [
        dashboard(30, "Board", { hasPublicLink: true, queryIds: [20, 99] }),
        dashboard(31, "Private", { queryIds: [21] }),
      ],
    }),
  );

  it("draws who owns and may modify a query, what it reads, what shows it, and what opens it without a user", () => {
    expect(edges(graph)).toEqual(
      new Set([
        'user:7 query:20 {"kind":"owns"}',
        'user:9 query:20 {"kind":"mayModify"}',
        'query:20 dataSource:3 {"kind":"reads"}',
        'queryKey:20 query:20 {"kind":"key"}',
        'dashboard:30 query:20 {"kind":"shows"}',
        'dashboard:31 query:21 {"kind":"shows"}',
        'publicLink:30 dashboard:30 {"kind":"link"}',
        'dataSource:5 dataSource:3 {"kind":"scripts","certain":true}',
        'dataSource:5 dataSource:4 {"kind":"scripts","certain":true}',
      ]),
    );
  });

  it("has a node for every query and dashboard, and for every key and link that there is", () => {
    const added = graph.graph.nodes().filter((key) => /^(query|dashboard|publicLink)/.test(key));
    expect(added).toEqual([
      "query:20",
      "query:21",
      "dashboard:30",
      "dashboard:31",
      "queryKey:20",
      "publicLink:30",
    ]);
    expect(graph.graph.getNodeAttributes("queryKey:20")).toEqual({ kind: "queryKey", queryId: 20 });
  });

  it("does not draw who may modify a query where that was not read", () => {
    const { modifierIds: _, ...untold } = query(20, "Orders", { ownerId: 7 });
    const parts = snapshot({ users: [user(7, "Ann", [])], queries: [untold] });
    expect(edges(buildGraph(parts))).toEqual(
      new Set(['user:7 query:20 {"kind":"owns"}', 'queryKey:20 query:20 {"kind":"key"}']),
    );
  });
});

describe("the kinds of edges", () => {
  it("are the files of src/graph/edges, each by its own name", () => {
    const files = readdirSync(new URL("../../src/graph/edges", import.meta.url));
    expect(EDGE_KINDS.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
  });
});
