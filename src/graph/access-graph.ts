import type { DirectedGraph } from "graphology";
import type { AccessIndex } from "./access-index.js";
import type { EdgeAttributes, NodeAttributes } from "./types.js";

/** Who can do what, in one snapshot: what the questions of this folder are asked of. */
export interface AccessGraph {
  /**
   * The identity graph: node keys `user:42`, `group:2`, `dataSource:3`, `query:7`; edges as drawn in `edges/`. It is
   * made when first asked for: 400,000 memberships cost it more than a second and 200 MB, which a table of access need
   * not pay.
   */
  readonly graph: DirectedGraph<NodeAttributes, EdgeAttributes>;
  /** Of that graph what one user and one data source have between them: quick, where the rest was not asked for. */
  between(userId: number, dataSourceId: number): DirectedGraph<NodeAttributes, EdgeAttributes>;
  /** All of it as lists to run over. Only this folder looks into it. */
  readonly index: AccessIndex;
  /** Ascending ids. */
  readonly userIds: readonly number[];
  readonly groupIds: readonly number[];
  readonly dataSourceIds: readonly number[];
}

/** What a question about access needs: the lists alone, without the graph. */
export type Indexed = Pick<AccessGraph, "index">;
