import { DirectedGraph } from "graphology";
import type { Snapshot } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import { userStatus } from "../model/user-status.js";
import { knownVersion } from "../model/versions.js";
import type { AccessGraph } from "./access-graph.js";
import { type Beyond, indexOf } from "./access-index.js";
import type { EdgeKind } from "./edge-kind.js";
import grant from "./edges/grant.js";
import key from "./edges/key.js";
import link from "./edges/link.js";
import mayModify from "./edges/may-modify.js";
import membership from "./edges/membership.js";
import owns from "./edges/owns.js";
import reads from "./edges/reads.js";
import scripts from "./edges/scripts.js";
import shows from "./edges/shows.js";
import unknownGrant from "./edges/unknown-grant.js";
import { doubtfulSourceIds } from "./own-queries.js";
import type { EdgeAttributes, NodeAttributes } from "./types.js";

/** Every kind of edge, in the order in which they are drawn. */
export const EDGE_KINDS: readonly EdgeKind<EdgeAttributes, Snapshot>[] = [
  ...[membership, grant, unknownGrant],
  ...[owns, mayModify, reads, key, shows, link, scripts],
];

/**
 * The access graph of a snapshot, decided by the rules of the release that the snapshot's server says it is.
 * @param grantedElsewhere Of a part of a snapshot: what its groups are granted of the rest.
 * @throws Problem `version_unsupported` for a release below 4.
 */
export function buildGraph(
  snapshot: Snapshot,
  grantedElsewhere: Beyond["grantedElsewhere"] = new Map(),
): AccessGraph {
  let graph: AccessGraph["graph"] | undefined;
  const traits = knownVersion(snapshot.server.version).traits.access;
  return {
    index: indexOf(snapshot, traits, {
      doubtfulSourceIds: doubtfulSourceIds(snapshot, traits),
      grantedElsewhere,
    }),
    userIds: ascendingIds(snapshot.users),
    groupIds: ascendingIds(snapshot.groups),
    dataSourceIds: ascendingIds(snapshot.dataSources),
    get graph() {
      graph ??= drawGraph(snapshot);
      return graph;
    },
    between: (userId, dataSourceId) => drawGraph(partBetween(snapshot, userId, dataSourceId)),
  };
}

export function nodeKey(kind: NodeAttributes["kind"], id: number): string {
  return `${kind}:${id}`;
}

function partBetween(snapshot: Snapshot, userId: number, dataSourceId: number): Snapshot {
  return {
    ...snapshot,
    users: snapshot.users.filter(({ id }) => id === userId),
    dataSources: snapshot.dataSources.filter(({ id }) => id === dataSourceId),
    queries: [],
    dashboards: [],
  };
}

function drawGraph(snapshot: Snapshot): AccessGraph["graph"] {
  const graph = new DirectedGraph<NodeAttributes, EdgeAttributes>({ allowSelfLoops: false });
  for (const [id, node] of nodesOf(snapshot)) graph.addNode(nodeKey(node.kind, id), node);
  for (const kind of EDGE_KINDS) {
    for (const edge of kind.edges(snapshot)) {
      const from = nodeKey(kind.from, edge.from);
      const to = nodeKey(kind.to, edge.to);
      if (graph.hasNode(from) && graph.hasNode(to)) graph.addEdge(from, to, edge.attributes);
    }
  }
  return graph;
}

function* nodesOf(snapshot: Snapshot): Iterable<readonly [id: number, node: NodeAttributes]> {
  const { users, groups, dataSources, queries, dashboards } = snapshot;
  for (const user of users) yield [user.id, { kind: "user", user, status: userStatus(user) }];
  for (const group of groups) yield [group.id, { kind: "group", group }];
  for (const dataSource of dataSources) yield [dataSource.id, { kind: "dataSource", dataSource }];
  for (const query of queries) yield [query.id, { kind: "query", query }];
  for (const dashboard of dashboards) yield [dashboard.id, { kind: "dashboard", dashboard }];
  for (const { from } of key.edges(snapshot)) yield [from, { kind: "queryKey", queryId: from }];
  for (const { from } of link.edges(snapshot)) yield [from, { kind: "publicLink", dashboardId: from }];
}

function ascendingIds(things: readonly { readonly id: number }[]): number[] {
  return ascending(things.map(({ id }) => id));
}
