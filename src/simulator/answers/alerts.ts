import { type AnswerDescriptor, json } from "../answer.js";
import { alertShape } from "../shapes/alert.js";
import { alertQuery } from "../shapes/alert-query.js";
import { reach } from "../shapes/query.js";

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
