import type { AccessGraph } from "../graph/access-graph.js";
import { eachStanding, type Standing } from "../graph/standings.js";
import type { Level } from "../model/access-words.js";

/** How many pairs have each level. Pairs of level `none` are nothing to count. */
export type LevelCounts = Record<Exclude<Level, "none">, number>;

/** On how many data sources a user has each level. */
export interface UserCounts extends LevelCounts {
  /** On how many the groups alone let the user have text run, whatever queries the user owns. */
  queryByGroups: number;
}

/** What the counts tell of one data source. */
export interface SourceCounts {
  readonly live: LevelCounts;
  readonly latent: LevelCounts;
  /** Of those whose access is live, and whose level is known: who opens saved queries there, and sees their keys. */
  readonly openers: {
    readonly all: number;
    /** Those of them who have no text of their own run. */
    readonly viewing: number;
  };
}

export interface AccessCounts {
  /** All pairs of user and data source with a level other than `none`. */
  readonly rows: number;
  /** Those of them whose level is known and whose access is latent. */
  readonly latentRows: number;
  /** Those of them whose level is not known. */
  readonly unknownRows: number;
  readonly byUser: ReadonlyMap<number, UserCounts>;
  /** How many users have each level, those whose access is live and those whose access is latent apart. */
  readonly byDataSource: ReadonlyMap<number, SourceCounts>;
}

/** Counts all access in one walk, for every table and for the population. */
export function countAccess(graph: AccessGraph): AccessCounts {
  const { userIds, dataSourceIds } = graph;
  const users = userIds.map(noCounts);
  const sources = dataSourceIds.map(noAccess);
  eachStanding(graph, (user, source, standing) => {
    const counts = users[user] as UserCounts;
    counts[standing.level] += 1;
    if (standing.groupLevel === "query") counts.queryByGroups += 1;
    count(sources[source] as Counting, standing);
  });
  return {
    ...sumOf(sources),
    byUser: byId(userIds, users),
    byDataSource: byId(dataSourceIds, sources),
  };
}

function byId<T>(ids: readonly number[], values: readonly T[]): ReadonlyMap<number, T> {
  const all = new Map<number, T>();
  // One by one: a list of pairs, as a map can be made of, is as large as the map where there are 100,000.
  ids.forEach((id, place) => {
    all.set(id, values[place] as T);
  });
  return all;
}

function noCounts(): UserCounts {
  return { query: 0, view: 0, schema: 0, unknown: 0, queryByGroups: 0 };
}

function noLevels(): LevelCounts {
  return { query: 0, view: 0, schema: 0, unknown: 0 };
}

type Counting = SourceCounts & { readonly openers: { all: number; viewing: number } };

function noAccess(): Counting {
  return { live: noLevels(), latent: noLevels(), openers: { all: 0, viewing: 0 } };
}

function count(source: Counting, { level, now, abilities }: Standing): void {
  source[now][level] += 1;
  if (now !== "live" || level === "unknown" || !abilities.includes("open_query")) return;
  source.openers.all += 1;
  if (level === "view") source.openers.viewing += 1;
}

function sumOf(bySource: readonly SourceCounts[]): Pick<AccessCounts, "rows" | "latentRows" | "unknownRows"> {
  const sum = (rowsOf: (counts: SourceCounts) => number) =>
    bySource.reduce((rows, counts) => rows + rowsOf(counts), 0);
  const known = ({ query, view, schema }: LevelCounts) => query + view + schema;
  const latentRows = sum(({ latent }) => known(latent));
  const unknownRows = sum(({ live, latent }) => live.unknown + latent.unknown);
  return { rows: sum(({ live }) => known(live)) + latentRows + unknownRows, latentRows, unknownRows };
}
