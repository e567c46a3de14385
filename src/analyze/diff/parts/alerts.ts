import type { Alert, Destination } from "../../../model/snapshot.js";
import { ascending } from "../../../model/sort-few.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfSets } from "../ranks.js";
import type { Side } from "../sides.js";
import { compareThings, type ThingRule } from "../things.js";

const rule: ThingRule<Alert> = {
  part: "alerts",
  kind: "alert",
  nameField: "alert_name",
  list: ({ snapshot }) => snapshot.alerts.toSorted((a, b) => a.id - b.id),
  isFirm: ({ allAlerts }) => allAlerts,
  told: ({ name, queryId, ownerId, subscriptions }, { snapshot }) => ({
    alert_name: name,
    query: { kind: "query", ids: [queryId] },
    owner: { kind: "user", ids: [ownerId] },
    mailed_to: subscriptions && {
      kind: "user",
      ids: subscriptions.flatMap(({ userId, destinationId }) => (destinationId === null ? [userId] : [])),
    },
    sent_to: subscriptions && destinationsOf(subscriptions, snapshot.destinations),
  }),
  direction: ({ before, after }) => directionOfSets(receivers(before), receivers(after)),
};

const alerts: DiffPartDescriptor = {
  id: "alerts",
  title: "Alerts",
  about: "Alerts that came or went, and whom they send results to.",
  needs: ["alerts"],
  restsOn: [],
  isFirm: rule.isFirm,
  rows: (sides) => compareThings(rule, sides),
};
export default Object.freeze(alerts);

type Subscriptions = NonNullable<Alert["subscriptions"]>;

/** With their ids and types, which stay when one is renamed: `#3 webhook`. */
function destinationsOf(
  subscriptions: Subscriptions,
  destinations: Side["snapshot"]["destinations"],
): string[] {
  const types = new Map(destinations.map(({ id, type }: Destination) => [id, type]));
  const ids = new Set(subscriptions.flatMap(({ destinationId }) => destinationId ?? []));
  return ascending(ids).map((id) => `#${id} ${types.get(id) ?? "unknown"}`);
}

function receivers(alert: Alert | undefined): readonly string[] {
  return (alert?.subscriptions ?? []).map(({ userId, destinationId }) => `${userId} ${destinationId}`);
}
