import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/drift/compare.js";
import { DIRECTORY_EDGE_KINDS, identityGraph } from "../../src/drift/identity-graph.js";
import type { DriftSettings } from "../../src/drift/types.js";
import { buildGraph } from "../../src/graph/build.js";
import { account, directory, directoryGroup, driftSettings, identity } from "../helpers/drift.js";
import { dataSource, grant, group, snapshot } from "../helpers/snapshots.js";

const ACME = snapshot({
  groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Analysts")],
  users: [account(3, "ana", { groups: [2, 5] }), account(4, "bo", { groups: [2] })],
  dataSources: [dataSource(1, "Rides")],
  grants: [grant(5, 1)],
});
const DIRECTORY = directory({
  identities: [
    identity("ana", { groups: ["inner"] }),
    identity("bo"),
    identity("bo2", { mail: "BO@nordlicht.example" }),
  ],
  groups: [
    directoryGroup("redash-Analysts", { groups: ["inner"] }),
    directoryGroup("inner", { groups: ["redash-Analysts", "inner"] }),
  ],
});

function edgesOf(groupMap: DriftSettings["groupMap"]) {
  const access = buildGraph(ACME);
  const settings = driftSettings({ groupMap });
  const { matches } = compare(ACME, access, DIRECTORY, settings);
  const graph = identityGraph(access, { snapshot: ACME, directory: DIRECTORY, matches, groupMap });
  return graph.mapEdges((_, { kind }, from, to) => `${from} -${kind}-> ${to}`).sort();
}

describe("the access graph with the directory in it", () => {
  it("has who is who, who is in which group of the directory, and as which group of Redash it is sent", () => {
    expect(edgesOf({ rule: { kind: "prefix", prefix: "redash-" }, inNoGroup: "unknown" })).toEqual([
      "directoryGroup:inner -directoryMembership-> directoryGroup:inner",
      "directoryGroup:inner -directoryMembership-> directoryGroup:redash-Analysts",
      "directoryGroup:redash-Analysts -directoryMembership-> directoryGroup:inner",
      "directoryGroup:redash-Analysts -sentAs-> group:5",
      "directoryGroup:redash-Analysts -sentAs-> group:6",
      "group:5 -grant-> dataSource:1",
      "identity:ana -directoryMembership-> directoryGroup:inner",
      "identity:ana -samePerson-> user:3",
      "user:3 -membership-> group:2",
      "user:3 -membership-> group:5",
      "user:4 -membership-> group:2",
    ]);
  });

  it("has no group sent where the values are given outright", () => {
    const values = new Map([["ana@nordlicht.example", ["Analysts"]]]);
    const edges = edgesOf({ rule: { kind: "values", values }, inNoGroup: "unknown" });
    expect(edges.filter((edge) => edge.includes("sentAs"))).toEqual([]);
  });
});

it("each kind of edge stands in a file of its name, opened by its drawing", () => {
  const files = readdirSync(new URL("../../src/drift/edges/", import.meta.url));
  expect(DIRECTORY_EDGE_KINDS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});
