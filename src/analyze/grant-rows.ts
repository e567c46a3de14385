import unknownGrant from "../graph/edges/unknown-grant.js";
import { putUnder } from "../model/put-under.js";
import type { Grant, Snapshot } from "../model/snapshot.js";

export const GRANT_LEVELS = ["full", "view only", "unknown"] as const;

/** A group's access to a data source. */
export interface GrantRow {
  readonly groupId: number;
  readonly dataSourceId: number;
  /** `unknown`: the server does not tell whether there is a grant, or which. */
  readonly level: (typeof GRANT_LEVELS)[number];
  /** null: it was told nowhere. */
  readonly readFrom: Grant["readFrom"] | null;
}

/** Every grant that is known, and every pair of which none is known; by group id, then by data source id. */
export function grantRows(snapshot: Pick<Snapshot, "grants" | "unknownGrants">): GrantRow[] {
  const known = snapshot.grants.map(({ groupId, dataSourceId, viewOnly, readFrom }): GrantRow => {
    return { groupId, dataSourceId, level: viewOnly ? "view only" : "full", readFrom };
  });
  const unknown = [...unknownGrant.edges(snapshot)].map(({ from, to }): GrantRow => {
    return { groupId: from, dataSourceId: to, level: "unknown", readFrom: null };
  });
  return [...known, ...unknown].sort((a, b) => a.groupId - b.groupId || a.dataSourceId - b.dataSourceId);
}

/** The grants from both sides. */
export interface GrantIndex {
  dataSourcesOf(groupId: number, level: GrantRow["level"]): readonly number[];
  groupsOf(dataSourceId: number, level: GrantRow["level"]): readonly number[];
}

export function indexGrants(rows: readonly GrantRow[]): GrantIndex {
  const byGroup = new Map<string, number[]>();
  const byDataSource = new Map<string, number[]>();
  for (const { groupId, dataSourceId, level } of rows) {
    putUnder(byGroup, `${groupId} ${level}`, dataSourceId);
    putUnder(byDataSource, `${dataSourceId} ${level}`, groupId);
  }
  return {
    dataSourcesOf: (groupId, level) => byGroup.get(`${groupId} ${level}`) ?? [],
    groupsOf: (dataSourceId, level) => byDataSource.get(`${dataSourceId} ${level}`) ?? [],
  };
}
