import { type AnswerDescriptor, json } from "../answer.js";
import type { AlertRow } from "../rows.js";
import { alertQuery } from "../shapes/alert-query.js";
import { queryShape, reach } from "../shapes/query.js";
import { timeText } from "../shapes/time.js";
import { userById } from "../shapes/user-by-id.js";
import type { World } from "../world.js";

/** `GET /api/alerts`: those on queries that the caller's groups reach, with the whole query. */
export const alerts: AnswerDescriptor = {
  id: "alerts",
  pattern: "/api/alerts",
  needs: ["list_alerts"],
  answer({ world, caller }) {
    const reaches = reach(world, caller);
    const listed = world.alerts.filter((alert) => reaches(alertQuery(world, alert)));
    return json(listed.map((alert) => alertShape(world, alert)));
  },
};

function alertShape(world: World, alert: AlertRow): Record<string, unknown> {
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
