import type { OwnQueries } from "../graph/types.js";
import { few } from "./words.js";

/** `query #17, which is their own or theirs to modify`. */
export function queriesInWords({ queryIds, byNewQuery }: OwnQueries): string {
  if (queryIds.length === 0) return NEW_QUERY;
  const ids = few(
    queryIds.map((id) => `#${id}`),
    QUERIES_AT_ONCE,
  );
  const one = queryIds.length === 1;
  const theirs = `${one ? "query" : "queries"} ${ids}, which ${one ? "is" : "are"} their own or theirs to modify`;
  return byNewQuery ? `${theirs}, or a new one that they move here` : theirs;
}

const QUERIES_AT_ONCE = 4;

/** On Redash 8. */
export const NEW_QUERY = "a query that they can make elsewhere and move here";
