import { type AnswerDescriptor, forbidden, idIn, internalError, json } from "../answer.js";
import { alertShape } from "../shapes/alert.js";
import { alertQuery } from "../shapes/alert-query.js";
import { notFound } from "../shapes/not-found.js";
import { reachById } from "../shapes/query.js";

/**
 * `GET /api/alerts/<id>`, to whoever reaches its query, administrators always. Not recorded: read from Redash's source
 * (`AlertResource`), which asks the same of an alert as of a query.
 */
export const alert: AnswerDescriptor = {
  id: "alert",
  pattern: "/api/alerts/<id>",
  needs: [],
  answer(question) {
    const { world, caller } = question;
    const id = idIn(question);
    if (Number.isNaN(id)) return internalError();
    const row = world.alerts[id - 1];
    if (row === undefined) return notFound(question);
    if (!reachById(world, caller)(alertQuery(world, row))) return forbidden();
    return json(alertShape(world, row));
  },
};
