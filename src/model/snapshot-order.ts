import type { Events, Snapshot } from "./snapshot.js";
import { GROUP_ACTIONS } from "./snapshot-content.js";
import { textOrder } from "./text-order.js";

interface WithId {
  readonly id: number;
}

/**
 * The snapshot with every list whose order says nothing in the order of its ids, so that the same snapshot gives the
 * same bytes. A user's groups keep theirs: it is the server's.
 */
export function inOrder(snapshot: Snapshot): Snapshot {
  const byId = (a: WithId, b: WithId) => a.id - b.id;
  return {
    ...snapshot,
    groups: snapshot.groups.toSorted(byId),
    users: snapshot.users.toSorted(byId),
    changes: snapshot.changes.toSorted((a, b) => a.userId - b.userId || textOrder(a.what, b.what)),
    dataSources: snapshot.dataSources.toSorted(byId),
    grants: snapshot.grants.toSorted((a, b) => a.groupId - b.groupId || a.dataSourceId - b.dataSourceId),
    unknownGrants: snapshot.unknownGrants
      .map(({ dataSourceId, groupIds }) => ({ dataSourceId, groupIds: groupIds.toSorted((a, b) => a - b) }))
      .sort((a, b) => a.dataSourceId - b.dataSourceId),
    ...contentInOrder(snapshot),
    events: snapshot.events && eventsInOrder(snapshot.events),
  };
}

function contentInOrder({ queries, unseenQueries, dashboards, alerts, destinations }: Snapshot) {
  const byId = (a: WithId, b: WithId) => a.id - b.id;
  return {
    queries: queries.map((query) => idsInOrder(query, "modifierIds")).sort(byId),
    unseenQueries: unseenQueries && idsInOrder(unseenQueries, "dataSourceIds"),
    dashboards: dashboards
      .map((dashboard) => idsInOrder(idsInOrder(dashboard, "modifierIds"), "queryIds"))
      .sort(byId),
    alerts: alerts.map(subscriptionsInOrder).sort(byId),
    destinations: destinations.toSorted(byId),
  };
}

/** The same with one of its lists of ids ascending; one that is absent stays so. */
function idsInOrder<Name extends string, T extends { readonly [K in Name]?: readonly number[] | undefined }>(
  thing: T,
  name: Name,
): T {
  const ids = thing[name];
  return ids === undefined ? thing : { ...thing, [name]: ids.toSorted((a, b) => a - b) };
}

function subscriptionsInOrder(alert: Snapshot["alerts"][number]): Snapshot["alerts"][number] {
  const subscriptions = alert.subscriptions?.toSorted(
    (a, b) => a.userId - b.userId || (a.destinationId ?? -1) - (b.destinationId ?? -1),
  );
  return subscriptions === undefined ? alert : { ...alert, subscriptions };
}

/** Events by their ids; changes of groups the newest first, those of one second, which come in no order, by their ids. */
export function eventsInOrder<E extends Pick<Events, "executions" | "logins" | "keyUses" | "groupChanges">>(
  events: E,
): E {
  const { executions, logins, keyUses, groupChanges } = events;
  return {
    ...events,
    executions: executions.toSorted((a, b) => a.userId - b.userId || a.dataSourceId - b.dataSourceId),
    logins: logins.toSorted((a, b) => a.userId - b.userId),
    keyUses: keyUses.toSorted((a, b) => a.queryId - b.queryId),
    groupChanges: groupChanges.toSorted(
      (a, b) =>
        Date.parse(b.at) - Date.parse(a.at) ||
        a.groupId - b.groupId ||
        GROUP_ACTIONS.indexOf(a.action) - GROUP_ACTIONS.indexOf(b.action) ||
        (a.userId ?? -1) - (b.userId ?? -1),
    ),
  };
}
