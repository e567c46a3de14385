import type { WayRound } from "../../graph/types.js";
import type { Side } from "./sides.js";

/** Whether a way that a side does not have is certain not to be there: all that would make it was read. */
export function tellsWay(side: Side, way: WayRound): boolean {
  return tellsUser(side, way) && tellsQuery(side, way) && tellsDashboard(side, way) && tellsAlert(side, way);
}

/** What somebody may do by a query rests on the groups, and up to 7 on what they are granted. */
function tellsUser({ users, dataSources, knows }: Side, { userId, viaDataSourceId }: WayRound): boolean {
  if (userId === null) return true;
  const user = users.get(userId);
  if (user === undefined) return knows.allUsers;
  if (viaDataSourceId !== null && !dataSources.has(viaDataSourceId)) return knows.allDataSources;
  return knows.tellsGroups(user) && knows.allGrants && knows.tellsState(userId);
}

function tellsQuery({ queries, knows }: Side, { kind, queryId }: WayRound): boolean {
  if (queryId === null) return true;
  const query = queries.get(queryId);
  if (query === undefined) return knows.allQueries;
  if (kind === "modifiable query") return query.modifierIds !== undefined;
  return kind !== "query key" || query.hasKey !== undefined;
}

function tellsDashboard({ dashboards, knows }: Side, { dashboardId }: WayRound): boolean {
  if (dashboardId === null) return true;
  const dashboard = dashboards.get(dashboardId);
  if (dashboard === undefined) return knows.allDashboards;
  return dashboard.hasPublicLink !== undefined && dashboard.queryIds !== undefined;
}

function tellsAlert({ alerts, knows }: Side, { alertId }: WayRound): boolean {
  if (alertId === null) return true;
  const alert = alerts.get(alertId);
  return alert === undefined ? knows.allAlerts : alert.subscriptions !== undefined;
}
