import type { Grant, UnknownGrants } from "../../model/snapshot.js";
import { sorted } from "../ids.js";
import type { SourceSide } from "./read-data-sources.js";
import type { GroupSide } from "./read-group-side.js";

/** A pair on which the two sides differ. null: that side has no such grant. */
export interface GrantDifference {
  readonly groupId: number;
  readonly dataSourceId: number;
  readonly bySource: boolean | null;
  readonly byGroup: boolean | null;
}

/** The grants that the data sources tell, and, for those that tell nothing, what the groups do. */
export function uniteGrants(
  source: SourceSide,
  group: GroupSide | null,
): { grants: Grant[]; unknown: UnknownGrants[] } {
  const grants: Grant[] = [];
  for (const [dataSourceId, detail] of source.details) {
    for (const { groupId, viewOnly } of detail.groups) {
      grants.push({ groupId, dataSourceId, viewOnly, readFrom: "data source" });
    }
  }
  for (const [groupId, rows] of group?.told ?? []) {
    for (const row of rows) {
      if (source.failed.has(row.id)) {
        grants.push({ groupId, dataSourceId: row.id, viewOnly: row.viewOnly, readFrom: "group" });
      }
    }
  }
  const silent = sorted(group?.silent.keys() ?? []);
  const unknown = sorted(source.failed.keys()).map((dataSourceId) => ({ dataSourceId, groupIds: silent }));
  return { grants: grants.sort(byPair), unknown };
}

/** Every pair on which a data source and a group that both answered say something else. */
export function differences(source: SourceSide, group: GroupSide): GrantDifference[] {
  const byGroup = new Map<string, boolean>();
  for (const [groupId, rows] of group.told)
    for (const row of rows) byGroup.set(`${groupId} ${row.id}`, row.viewOnly);
  const found: GrantDifference[] = [];
  for (const [dataSourceId, detail] of source.details) {
    const bySource = new Map(detail.groups.map((grant) => [grant.groupId, grant.viewOnly]));
    for (const groupId of group.told.keys()) {
      const pair = {
        groupId,
        dataSourceId,
        bySource: bySource.get(groupId) ?? null,
        byGroup: byGroup.get(`${groupId} ${dataSourceId}`) ?? null,
      };
      if (pair.bySource !== pair.byGroup) found.push(pair);
    }
  }
  return found;
}

function byPair(a: Grant, b: Grant): number {
  return a.groupId - b.groupId || a.dataSourceId - b.dataSourceId;
}
