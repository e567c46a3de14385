import { idOf, idsByKey, LOADED_AT } from "./ids.js";
import type { Organisation } from "./organisation.js";
import type {
  AlertRow,
  DashboardRow,
  DestinationRow,
  EventRow,
  QueryRow,
  SnippetRow,
  SubscriptionRow,
} from "./rows.js";
import { secretOf } from "./secrets.js";

/** What the groups and grants of an organisation lead to. */
export interface Content {
  readonly queries: readonly QueryRow[];
  readonly dashboards: readonly DashboardRow[];
  readonly destinations: readonly DestinationRow[];
  readonly alerts: readonly AlertRow[];
  readonly snippets: readonly SnippetRow[];
  /** In the order of the organisation, series unrolled. */
  readonly events: readonly EventRow[];
}

interface Ids {
  readonly groupIds: ReadonlyMap<string, number>;
  readonly dataSourceIds: ReadonlyMap<string, number>;
  readonly userIds: ReadonlyMap<string, number>;
}

export function buildContent(organisation: Organisation, ids: Ids, seed: string): Content {
  const queryIds = idsByKey(organisation.queries.map((query) => query.key));
  const destinationIds = idsByKey(organisation.destinations.map((destination) => destination.key));
  return {
    queries: buildQueries(organisation, ids, seed),
    dashboards: buildDashboards(organisation, ids, queryIds, seed),
    destinations: organisation.destinations.map(({ name, type }, index) => ({ id: index + 1, name, type })),
    alerts: buildAlerts(organisation, ids, queryIds, destinationIds),
    snippets: organisation.snippets.map((snippet, index) => ({
      id: index + 1,
      ...snippet,
      createdAt: LOADED_AT,
    })),
    events: buildEvents(organisation, ids, queryIds),
  };
}

function buildQueries(organisation: Organisation, ids: Ids, seed: string): QueryRow[] {
  return organisation.queries.map((query, index) => ({
    id: index + 1,
    name: query.name,
    text: query.text,
    dataSourceId: idOf(ids.dataSourceIds, query.dataSource),
    ownerId: idOf(ids.userIds, query.owner),
    options: query.options,
    schedule: query.schedule ?? null,
    draft: query.draft,
    archived: query.archived,
    editorIds: query.editors.map((email) => idOf(ids.userIds, email)),
    createdAt: query.createdAt ?? LOADED_AT,
    apiKey: secretOf(seed, "query", index + 1),
  }));
}

function buildDashboards(
  organisation: Organisation,
  ids: Ids,
  queryIds: ReadonlyMap<string, number>,
  seed: string,
): DashboardRow[] {
  const slugs = new Set<string>();
  let widgetId = 0;
  return organisation.dashboards.map((dashboard, index) => ({
    id: index + 1,
    slug: freeSlug(dashboard.name, slugs),
    name: dashboard.name,
    ownerId: idOf(ids.userIds, dashboard.owner),
    draft: dashboard.draft,
    archived: dashboard.archived,
    shared: dashboard.public ?? null,
    apiKey: secretOf(seed, "dashboard", index + 1),
    editorIds: dashboard.editors.map((email) => idOf(ids.userIds, email)),
    widgets: dashboard.queries.map((key) => {
      widgetId += 1;
      return { id: widgetId, queryId: idOf(queryIds, key) };
    }),
    createdAt: LOADED_AT,
  }));
}

/** As Redash's `Dashboard.generate_slug`: letters, digits, `_` and `-`; a number behind one that is taken. */
function freeSlug(name: string, taken: Set<string>): string {
  const wanted = name.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-");
  let slug = wanted;
  for (let tries = 1; taken.has(slug); tries += 1) slug = `${wanted}_${tries}`;
  taken.add(slug);
  return slug;
}

function buildAlerts(
  organisation: Organisation,
  ids: Ids,
  queryIds: ReadonlyMap<string, number>,
  destinationIds: ReadonlyMap<string, number>,
): AlertRow[] {
  let subscriptionId = 0;
  return organisation.alerts.map((alert, index) => ({
    id: index + 1,
    name: alert.name,
    queryId: idOf(queryIds, alert.query),
    ownerId: idOf(ids.userIds, alert.owner),
    rearm: alert.rearm ?? null,
    options: alert.options,
    subscriptions: alert.subscriptions.map(({ user, destination }): SubscriptionRow => {
      subscriptionId += 1;
      return {
        id: subscriptionId,
        userId: idOf(ids.userIds, user),
        destinationId: destination === undefined ? null : idOf(destinationIds, destination),
      };
    }),
    createdAt: LOADED_AT,
  }));
}

const HOUR = 3_600_000;

function buildEvents(
  organisation: Organisation,
  ids: Ids,
  queryIds: ReadonlyMap<string, number>,
): EventRow[] {
  const resolve = objectResolver(organisation, ids, queryIds);
  const rows: EventRow[] = [];
  for (const event of organisation.events) {
    const { objectType, objectId } = resolve(event.object);
    const references = Object.entries(event.references).map(([name, object]) => [
      name,
      Number(resolve(object).objectId),
    ]);
    for (let time = 0; time < event.times; time += 1) {
      const at = Date.parse(event.at) + time * (event.everyHours ?? 0) * HOUR;
      rows.push({
        id: rows.length + 1,
        userId: event.user === undefined ? null : idOf(ids.userIds, event.user),
        action: event.action,
        objectType,
        objectId,
        details: { ...event.details, ...Object.fromEntries(references) },
        createdAt: new Date(at).toISOString().replace(".000Z", "Z"),
      });
    }
  }
  return rows;
}

function objectResolver(organisation: Organisation, ids: Ids, queryIds: ReadonlyMap<string, number>) {
  const lists = new Map<string, { readonly type: string; readonly ids: ReadonlyMap<string, number> }>([
    ["groups", { type: "group", ids: ids.groupIds }],
    ["dataSources", { type: "data_source", ids: ids.dataSourceIds }],
    ["users", { type: "user", ids: ids.userIds }],
    ["queries", { type: "query", ids: queryIds }],
    ["dashboards", { type: "dashboard", ids: idsByKey(organisation.dashboards.map(({ key }) => key)) }],
    ["alerts", { type: "alert", ids: idsByKey(organisation.alerts.map(({ key }) => key)) }],
    ["destinations", { type: "destination", ids: idsByKey(organisation.destinations.map(({ key }) => key)) }],
  ]);
  return (object: string): { objectType: string; objectId: string | null } => {
    const [list = "", ...rest] = object.split(":");
    const known = lists.get(list);
    if (known === undefined) return { objectType: list, objectId: rest.length === 0 ? null : rest.join(":") };
    return { objectType: known.type, objectId: String(idOf(known.ids, rest.join(":"))) };
  };
}
