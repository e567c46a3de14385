import type { AlertRow } from "../rows.js";
import type { World } from "../world.js";
import { alertQuery } from "./alert-query.js";
import { queryShape } from "./query.js";
import { timeText } from "./time.js";
import { userById } from "./user-by-id.js";

/** An alert with the whole query that it watches: in the list and by its id the same. */
export function alertShape(world: World, alert: AlertRow): Record<string, unknown> {
  return {
    id: alert.id,
    name: alert.name,
    options: alert.options ?? { op: "greater than", value: 0, column: "1" },
    state: "unknown",
    last_triggered_at: null,
    updated_at: timeText(world, alert.createdAt),
    created_at: timeText(world, alert.createdAt),
    rearm: alert.rearm,
    query: queryShape(world, alertQuery(world, alert)),
    user: userById(world, alert.ownerId),
  };
}
