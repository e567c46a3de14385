import { type AnswerDescriptor, forbidden, idIn, internalError, json } from "../answer.js";
import type { SubscriptionRow } from "../rows.js";
import { alertQuery } from "../shapes/alert-query.js";
import { destinationShape } from "../shapes/destination.js";
import { reachById } from "../shapes/query.js";
import { userById } from "../shapes/user-by-id.js";
import type { World } from "../world.js";

/** `GET /api/alerts/<id>/subscriptions`: to whom the alert goes, disabled users included. */
export const alertSubscriptions: AnswerDescriptor = {
  id: "alert-subscriptions",
  pattern: "/api/alerts/<id>/subscriptions",
  needs: [],
  answer(question) {
    const { world, caller } = question;
    const alert = world.alerts[idIn(question) - 1];
    if (alert === undefined) return internalError();
    if (!reachById(world, caller)(alertQuery(world, alert))) return forbidden();
    return json(alert.subscriptions.map((row) => subscriptionShape(world, alert.id, row)));
  },
};

function subscriptionShape(world: World, alertId: number, row: SubscriptionRow): Record<string, unknown> {
  const destination = row.destinationId === null ? undefined : world.destinations[row.destinationId - 1];
  return {
    id: row.id,
    user: userById(world, row.userId),
    alert_id: alertId,
    ...(destination === undefined ? {} : { destination: destinationShape(destination) }),
  };
}
