import { accountLabel } from "../drift/labels.js";
import type { Indexed } from "../graph/access-graph.js";
import { labelsOf } from "../graph/labels.js";
import { accountOf } from "../graph/user-access.js";
import type { Query, Snapshot } from "../model/snapshot.js";
import { someOf } from "./examining.js";

/** Names for a sentence of evidence, by ids: those that need it in quotation marks or with their ids, no more than a few. */
export type Names = (ids: readonly number[]) => string;

export function sourceNames({ dataSources }: Pick<Snapshot, "dataSources">): Names {
  const label = labelsOf(dataSources);
  return (ids) => someOf(ids.map(label));
}

export function queryNames(queries: readonly Query[]): Names {
  const label = labelsOf(queries);
  return (ids) => someOf(ids.map(label));
}

/** Who owns something, or is told of it. */
export interface Person {
  /** `absent`: there is no such account among those that were read. */
  readonly state: "there" | "disabled" | "absent";
  /** `ana@example.com #3 (disabled)`, or `#3`. */
  readonly name: string;
}

/** Who an account is, for a sentence of evidence. */
export function personOf(graph: Indexed, userId: number): Person {
  const account = accountOf(graph, userId);
  if (account === undefined) return { state: "absent", name: `account #${userId}` };
  return { state: account.disabled ? "disabled" : "there", name: accountLabel(account) };
}
