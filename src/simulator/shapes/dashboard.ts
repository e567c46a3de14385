import type { Caller } from "../caller.js";
import { releaseContent } from "../release-content.js";
import type { DashboardRow, QueryRow, WidgetRow } from "../rows.js";
import type { World } from "../world.js";
import { pick } from "./pick.js";
import { favourite, queryShape, reachById, visualizationShape } from "./query.js";
import { timeText } from "./time.js";
import { gravatar } from "./user.js";
import { userById } from "./user-by-id.js";

/** A dashboard as it stands in lists. */
export function listedDashboardShape(world: World, dashboard: DashboardRow): Record<string, unknown> {
  return dashboardFields(world, dashboard, null);
}

/** A dashboard with its widgets, those on a query that the caller may not see cut down to `restricted`. */
export function dashboardShape(
  world: World,
  caller: Caller,
  dashboard: DashboardRow,
): Record<string, unknown> {
  const reaches = reachById(world, caller);
  const widgets = dashboard.widgets.map((widget) => {
    const query = queryOf(world, widget);
    const bare = widgetFields(world, dashboard, widget);
    if (!reaches(query)) return { ...bare, restricted: true };
    const visualization = { ...visualizationShape(world, query), query: queryShape(world, query) };
    return { ...bare, text: "", visualization };
  });
  return dashboardFields(world, dashboard, widgets);
}

function queryOf(world: World, widget: WidgetRow): QueryRow {
  const query = world.queries[widget.queryId - 1];
  if (query === undefined) throw new TypeError(`widget ${widget.id} shows a query that does not exist`);
  return query;
}

function dashboardFields(world: World, dashboard: DashboardRow, widgets: unknown): Record<string, unknown> {
  const fields = {
    id: dashboard.id,
    slug: dashboard.slug,
    name: dashboard.name,
    user_id: dashboard.ownerId,
    user: owner(world, dashboard.ownerId),
    layout: [],
    dashboard_filters_enabled: false,
    widgets,
    options: {},
    is_archived: dashboard.archived,
    is_draft: dashboard.draft,
    tags: [],
    updated_at: timeText(world, dashboard.createdAt),
    created_at: timeText(world, dashboard.createdAt),
    version: versionOf(world, dashboard),
  };
  return { ...pick(fields, releaseContent(world.release).dashboardFields), ...favourite(world) };
}

function owner(world: World, id: number): Record<string, unknown> | null {
  const fields = releaseContent(world.release).dashboardOwnerFields;
  const user = world.users.get(id);
  if (user === undefined || fields === undefined) return userById(world, id);
  return pick({ ...user, profile_image_url: gravatar(user) }, fields);
}

function widgetFields(world: World, dashboard: DashboardRow, widget: WidgetRow): Record<string, unknown> {
  return {
    id: widget.id,
    width: 1,
    options: { position: { autoHeight: false, sizeX: 3, sizeY: 8, col: 0, row: 0 } },
    dashboard_id: dashboard.id,
    updated_at: timeText(world, dashboard.createdAt),
    created_at: timeText(world, dashboard.createdAt),
  };
}

/** Counts its changes: made, published, archived, and in some releases each widget that was added. */
function versionOf(world: World, dashboard: DashboardRow): number {
  const widgets = releaseContent(world.release).widgetsRaiseVersion ? dashboard.widgets.length : 0;
  return 1 + Number(!dashboard.draft) + Number(dashboard.archived) + widgets;
}
