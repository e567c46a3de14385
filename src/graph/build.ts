import { DirectedGraph } from "graphology";
import type { Snapshot } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import { knownVersion } from "../model/versions.js";
import type { AccessGraph } from "./access-graph.js";
import { indexOf } from "./access-index.js";
import grant from "./edges/grant.js";
import membership from "./edges/membership.js";
import unknownGrant from "./edges/unknown-grant.js";
import type { EdgeAttributes, NodeAttributes } from "./types.js";

/** Every kind of edge, in the order in which they are drawn. */
export const EDGE_KINDS = [membership, grant, unknownGrant] as const;

/**
 * The access graph of a snapshot, decided by the rules of the release that the snapshot's server says it is.
 * @throws Problem `version_unsupported` for a release below 4.
 */
export function buildGraph(snapshot: Snapshot): AccessGraph {
  let graph: AccessGraph["graph"] | undefined;
  return {
    index: indexOf(snapshot, knownVersion(snapshot.server.version).traits.access),
    userIds: ascendingIds(snapshot.users),
    groupIds: ascendingIds(snapshot.groups),
    dataSourceIds: ascendingIds(snapshot.dataSources),
    get graph() {
      graph ??= drawGraph(snapshot);
      return graph;
    },
  };
}

export function nodeKey(kind: NodeAttributes["kind"], id: number): string {
  return `${kind}:${id}`;
}

function drawGraph(snapshot: Snapshot): AccessGraph["graph"] {
  const graph = new DirectedGraph<NodeAttributes, EdgeAttributes>({ allowSelfLoops: false });
  for (const user of snapshot.users) {
    graph.addNode(nodeKey("user", user.id), { kind: "user", user, status: userStatus(user) });
  }
  for (const group of snapshot.groups) graph.addNode(nodeKey("group", group.id), { kind: "group", group });
  for (const dataSource of snapshot.dataSources) {
    graph.addNode(nodeKey("dataSource", dataSource.id), { kind: "dataSource", dataSource });
  }
  for (const kind of EDGE_KINDS) {
    for (const edge of kind.edges(snapshot)) {
      const from = nodeKey(kind.from, edge.from);
      const to = nodeKey(kind.to, edge.to);
      if (graph.hasNode(from) && graph.hasNode(to)) graph.addEdge(from, to, edge.attributes);
    }
  }
  return graph;
}

function ascendingIds(things: readonly { readonly id: number }[]): number[] {
  return things.map(({ id }) => id).sort((a, b) => a - b);
}
