import type { Organisation } from "../model/snapshot.js";
import type { NodeAttributes } from "./types.js";

/** One edge, by the ids of its ends. */
export interface Edge<A> {
  readonly from: number;
  readonly to: number;
  readonly attributes: A;
}

/**
 * One kind of edge: which nodes it joins, and which edges of its kind there are. One file in `edges/` each. `Parts` is
 * what it is drawn from: an organisation, where the access rule rests on it, or parts of a snapshot.
 */
export interface EdgeKind<A, Parts = Organisation> {
  /** The name of its file. */
  readonly id: string;
  readonly from: NodeAttributes["kind"];
  readonly to: NodeAttributes["kind"];
  /**
   * Each pair of ends once. An edge to something that is not there, such as a deleted group whose id
   * stayed in its members' lists, may be among them: it is left out of the graph and gives nothing.
   */
  edges(parts: Parts): Iterable<Edge<A>>;
}
