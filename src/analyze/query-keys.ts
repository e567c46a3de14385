import { counted } from "../model/counted.js";
import { putUnder } from "../model/put-under.js";
import { sentences } from "../model/sentences.js";
import type { Query } from "../model/snapshot.js";
import { subjects } from "./examining.js";
import type { Subject } from "./rule.js";

/** Queries on one data source that have an API key of their own, or may have one. */
export interface KeyedQueries {
  readonly dataSourceId: number;
  readonly certain: readonly Query[];
  /** Those of whose key the server does not tell, and archived ones: whether their keys work was not measured. */
  readonly possible: readonly Query[];
}

/** By ascending id of the data source. Queries whose data source was deleted are left out. */
export function keyedQueriesBySource(queries: readonly Query[]): KeyedQueries[] {
  const bySource = new Map<number, Query[]>();
  for (const query of queries) {
    if (query.dataSourceId !== null && query.hasKey !== false) putUnder(bySource, query.dataSourceId, query);
  }
  const isCertain = ({ hasKey, archived }: Query) => hasKey === true && !archived;
  return [...bySource]
    .sort(([a], [b]) => a - b)
    .map(([dataSourceId, keyed]) => ({
      dataSourceId,
      certain: keyed.filter(isCertain),
      possible: keyed.filter((query) => !isCertain(query)),
    }));
}

/** `2 queries have an API key of their own: Orders and Sales. Of 1 more it is not known whether a key works: Old sales.` */
export function keysInWords(
  { certain, possible }: KeyedQueries,
  names: (ids: readonly number[]) => string,
): string {
  const spelled = (queries: readonly Query[]) => names(queries.map(({ id }) => id));
  const [have, their] = certain.length === 1 ? ["has", "its"] : ["have", "their"];
  const keyed = `${counted(certain.length, "query", "queries")} ${have} an API key of ${their} own: ${spelled(certain)}.`;
  const many =
    certain.length === 0 ? counted(possible.length, "query", "queries") : `${possible.length} more`;
  const untold = `Of ${many} it is not known whether a key works: ${spelled(possible)}.`;
  return sentences([certain.length === 0 ? "" : keyed, possible.length === 0 ? "" : untold]);
}

/** The queries, for a reader. */
export function keySubjects({ certain, possible }: KeyedQueries): Subject[] {
  return subjects(
    "query",
    [...certain, ...possible].map(({ id }) => id),
  );
}
