import type { Organisation } from "../model/snapshot.js";
import type { NodeAttributes } from "./types.js";

/** One edge, by the ids of its ends. */
export interface Edge<A> {
  readonly from: number;
  readonly to: number;
  readonly attributes: A;
}

/** One kind of edge: which nodes it joins, and which edges of its kind an organisation has. One file in `edges/` each. */
export interface EdgeKind<A> {
  /** The name of its file. */
  readonly id: string;
  readonly from: NodeAttributes["kind"];
  readonly to: NodeAttributes["kind"];
  /**
   * Each pair of ends once. An edge to something that is not there, such as a deleted group whose id
   * stayed in its members' lists, may be among them: it is left out of the graph and gives nothing.
   */
  edges(organisation: Organisation): Iterable<Edge<A>>;
}
