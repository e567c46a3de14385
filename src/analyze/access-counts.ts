import type { AccessGraph } from "../graph/access-graph.js";
import type { Level } from "../graph/types.js";
import { accessOfUser } from "../graph/user-access.js";

/** How many pairs have each level. Pairs of level `none` are nothing to count. */
export type LevelCounts = Record<Exclude<Level, "none">, number>;

export interface AccessCounts {
  /** All pairs of user and data source with a level other than `none`. */
  readonly rows: number;
  /** Those of them whose level is known and whose access is latent. */
  readonly latentRows: number;
  /** Those of them whose level is not known. */
  readonly unknownRows: number;
  readonly byUser: ReadonlyMap<number, LevelCounts>;
  /** How many users have each level, those whose access is live and those whose access is latent apart. */
  readonly byDataSource: ReadonlyMap<number, Readonly<Record<"live" | "latent", LevelCounts>>>;
}

/** Counts all access in one walk, for every table and for the population. */
export function countAccess(graph: AccessGraph): AccessCounts {
  const none = (): LevelCounts => ({ query: 0, view: 0, schema: 0, unknown: 0 });
  const byUser = new Map(graph.userIds.map((id) => [id, none()]));
  const byDataSource = new Map(graph.dataSourceIds.map((id) => [id, { live: none(), latent: none() }]));
  let rows = 0;
  let latentRows = 0;
  let unknownRows = 0;
  for (const [userId, ofUser] of byUser) {
    for (const { dataSourceId, access } of accessOfUser(graph, userId)) {
      if (access.level === "none") continue;
      const ofDataSource = byDataSource.get(dataSourceId)?.[access.now];
      ofUser[access.level] += 1;
      if (ofDataSource !== undefined) ofDataSource[access.level] += 1;
      rows += 1;
      if (access.level === "unknown") unknownRows += 1;
      else if (access.now === "latent") latentRows += 1;
    }
  }
  return { rows, latentRows, unknownRows, byUser, byDataSource };
}
