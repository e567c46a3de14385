import type { Caller } from "./caller.js";
import type { DashboardRow } from "./rows.js";
import type { World } from "./world.js";

/** Ids of the data sources that the caller's own groups are granted; being an administrator adds none. */
export function grantedSources(world: World, caller: Caller): ReadonlySet<number> {
  const grants = world.grants.filter((grant) => caller.groupIds.includes(grant.groupId));
  return new Set(grants.map((grant) => grant.dataSourceId));
}

/**
 * The dashboards in the caller's list: not archived, published or the caller's own, and either the caller's own
 * or with a widget whose query's data source the caller's groups are granted (Redash's `Dashboard.all`).
 */
export function visibleDashboards(world: World, caller: Caller): readonly DashboardRow[] {
  const granted = grantedSources(world, caller);
  const queries = new Map(world.queries.map((query) => [query.id, query]));
  return world.dashboards.filter((dashboard) => {
    if (dashboard.archived) return false;
    if (dashboard.ownerId === caller.user.id) return true;
    if (dashboard.draft) return false;
    return dashboard.widgets.some(({ queryId }) => granted.has(queries.get(queryId)?.dataSourceId ?? 0));
  });
}
