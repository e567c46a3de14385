import type { AccessGraph } from "../graph/access-graph.js";
import type { Access, Level } from "../graph/types.js";
import { accessOfUser } from "../graph/user-access.js";

/** How many pairs have each level. Pairs of level `none` are nothing to count. */
export type LevelCounts = Record<Exclude<Level, "none">, number>;

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
  readonly byUser: ReadonlyMap<number, LevelCounts>;
  /** On how many data sources the groups alone let a user have text run, whatever queries the user owns. */
  readonly queryByGroups: ReadonlyMap<number, number>;
  /** How many users have each level, those whose access is live and those whose access is latent apart. */
  readonly byDataSource: ReadonlyMap<number, SourceCounts>;
}

/** Counts all access in one walk, for every table and for the population. */
export function countAccess(graph: AccessGraph): AccessCounts {
  const none = (): LevelCounts => ({ query: 0, view: 0, schema: 0, unknown: 0 });
  const byUser = new Map(graph.userIds.map((id) => [id, none()]));
  const byDataSource = new Map(
    graph.dataSourceIds.map((id) => [id, { live: none(), latent: none(), openers: { all: 0, viewing: 0 } }]),
  );
  const queryByGroups = new Map<number, number>();
  let rows = 0;
  let latentRows = 0;
  let unknownRows = 0;
  for (const [userId, ofUser] of byUser) {
    let byGroups = 0;
    for (const { dataSourceId, access } of accessOfUser(graph, userId)) {
      if (access.level === "none") continue;
      const ofDataSource = byDataSource.get(dataSourceId);
      ofUser[access.level] += 1;
      if (ofDataSource !== undefined) {
        ofDataSource[access.now][access.level] += 1;
        countOpener(ofDataSource.openers, access);
      }
      rows += 1;
      if (access.groupLevel === "query") byGroups += 1;
      if (access.level === "unknown") unknownRows += 1;
      else if (access.now === "latent") latentRows += 1;
    }
    queryByGroups.set(userId, byGroups);
  }
  return { rows, latentRows, unknownRows, byUser, queryByGroups, byDataSource };
}

function countOpener(openers: { all: number; viewing: number }, { now, level, abilities }: Access): void {
  if (now !== "live" || level === "unknown" || !abilities.includes("open_query")) return;
  openers.all += 1;
  if (level === "view") openers.viewing += 1;
}
