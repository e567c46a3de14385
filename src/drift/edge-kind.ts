import type { EdgeAttributes, NodeAttributes } from "../graph/types.js";
import type { Directory, DirectoryGroup, Identity } from "../model/directory.js";
import type { Snapshot } from "../model/snapshot.js";
import type { DriftSettings, Match, MatchRule } from "./types.js";

/** What a directory adds to the nodes of the access graph: keys `identity:...` and `directoryGroup:...`. */
export type DirectoryNode =
  | { readonly kind: "identity"; readonly identity: Identity }
  | { readonly kind: "directoryGroup"; readonly group: DirectoryGroup };

/** The account of this identity, and by what it was found. */
export interface SamePersonEdge {
  readonly kind: "samePerson";
  readonly rule: MatchRule;
}
/** Direct, as an export says. */
export interface DirectoryMembershipEdge {
  readonly kind: "directoryMembership";
}
/** Who is in the group of the directory is sent this value, and the group of Redash has it as its name. */
export interface SentAsEdge {
  readonly kind: "sentAs";
  readonly value: string;
}
export type DirectoryEdge = SamePersonEdge | DirectoryMembershipEdge | SentAsEdge;

export type IdentityGraphNode = NodeAttributes | DirectoryNode;
export type IdentityGraphEdge = EdgeAttributes | DirectoryEdge;

/** What edges are drawn from. */
export interface DirectoryDrawing {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly matches: ReadonlyMap<number, Match>;
  readonly groupMap: DriftSettings["groupMap"];
}

/** One kind of edge: one file in `edges/`, opened by its drawing. */
export interface DirectoryEdgeKind<A extends DirectoryEdge> {
  /** The name of its file. */
  readonly id: string;
  /** By node keys. An edge to a node that is not there is left out. */
  edges(
    drawing: DirectoryDrawing,
  ): Iterable<{ readonly from: string; readonly to: string; readonly attributes: A }>;
}

export function identityKey(key: string): string {
  return `identity:${key}`;
}

export function directoryGroupKey(key: string): string {
  return `directoryGroup:${key}`;
}
