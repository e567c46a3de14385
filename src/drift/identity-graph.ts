import { DirectedGraph } from "graphology";
import type { AccessGraph } from "../graph/access-graph.js";
import {
  type DirectoryDrawing,
  directoryGroupKey,
  type IdentityGraphEdge,
  type IdentityGraphNode,
  identityKey,
} from "./edge-kind.js";
import directoryMembership from "./edges/directory-membership.js";
import samePerson from "./edges/same-person.js";
import sentAs from "./edges/sent-as.js";

/** Every kind of edge that a directory adds, in the order in which they are drawn. */
export const DIRECTORY_EDGE_KINDS = [samePerson, directoryMembership, sentAs] as const;

/**
 * The access graph with the directory in it: people, their accounts, the groups of both sides and the data sources in
 * one graph, to walk from a person of the directory to what the person reaches. The access graph stays as it is.
 */
export function identityGraph(
  access: AccessGraph,
  drawing: DirectoryDrawing,
): DirectedGraph<IdentityGraphNode, IdentityGraphEdge> {
  const graph = new DirectedGraph<IdentityGraphNode, IdentityGraphEdge>({ allowSelfLoops: true });
  graph.import(access.graph.export());
  for (const identity of drawing.directory.identities) {
    graph.addNode(identityKey(identity.key), { kind: "identity", identity });
  }
  for (const group of drawing.directory.groups) {
    graph.addNode(directoryGroupKey(group.key), { kind: "directoryGroup", group });
  }
  for (const kind of DIRECTORY_EDGE_KINDS) {
    for (const { from, to, attributes } of kind.edges(drawing)) {
      if (graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to, attributes);
    }
  }
  return graph;
}
