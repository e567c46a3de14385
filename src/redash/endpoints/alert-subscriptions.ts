import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

export interface Subscription {
  readonly userId: number;
  /** null: the user's own mailbox. */
  readonly destinationId: number | null;
}

const subscription = z
  .object({ user: z.object({ id: serverId }), destination: z.object({ id: serverId }).exactOptional() })
  .transform(({ user, destination }): Subscription => {
    return { userId: user.id, destinationId: destination?.id ?? null };
  });

/** To whom one alert goes, disabled users included. 500 for an alert that does not exist. */
const alertSubscriptions: ReadEndpoint<{ alertId: number }, Subscription[]> = Object.freeze({
  template: "/api/alerts/<id>/subscriptions",
  path: ({ alertId }: { alertId: number }) => `/api/alerts/${alertId}/subscriptions`,
  schema: z.array(subscription),
  rows: (answer: Subscription[]) => answer.length,
  patience: "short",
  needs: ["admin"],
});

export default alertSubscriptions;
