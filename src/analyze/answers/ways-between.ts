import type { AccessGraph } from "../../graph/access-graph.js";
import { waysRound } from "../../graph/ways-round.js";
import type { AnsweredWay } from "../../model/answers.js";
import { type Snapshot, WAY_SECTIONS } from "../../model/snapshot.js";
import { notReadOf } from "../ways-not-read.js";
import { wayAnswered } from "./parts.js";

/** What leads to a data source round the groups: for one user, and for whoever has a key or a link. */
export interface WaysBetween {
  readonly waysRound: readonly AnsweredWay[];
  readonly withoutAccount: readonly AnsweredWay[];
  /** What was not read of such ways, in sentences. Empty: nothing is missing. */
  readonly waysNotRead: readonly string[];
}

/** @param graph of the snapshot. */
export function waysBetween(
  snapshot: Snapshot,
  graph: AccessGraph,
  userId: number,
  dataSourceId: number,
): WaysBetween {
  const answered = wayAnswered(snapshot);
  const ways = (whose: number | null) =>
    Array.from(waysRound(graph, snapshot, { userId: whose, dataSourceId }), answered);
  return {
    waysRound: ways(userId),
    withoutAccount: ways(null),
    waysNotRead: notReadOf(snapshot, WAY_SECTIONS),
  };
}
