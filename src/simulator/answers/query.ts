import { type AnswerDescriptor, forbidden, idIn, internalError, json } from "../answer.js";
import { notFound } from "../shapes/not-found.js";
import { favourite, mayModify, queryShape, reachById, visualizationShape } from "../shapes/query.js";

/**
 * `GET /api/queries/<id>`, its key in it for whoever may open it. Of the recordings only the 404 speaks of it;
 * who may open it is what the oracles asked, the rest stands in Redash's serializers.
 */
export const query: AnswerDescriptor = {
  id: "query",
  pattern: "/api/queries/<id>",
  needs: ["view_query"],
  answer(question) {
    const { world, caller } = question;
    const id = idIn(question);
    if (Number.isNaN(id)) return internalError();
    const row = world.queries[id - 1];
    if (row === undefined) return notFound(question);
    if (!reachById(world, caller)(row)) return forbidden();
    return json({
      ...queryShape(world, row),
      visualizations: [visualizationShape(world, row)],
      ...favourite(world),
      can_edit: mayModify(caller, row),
    });
  },
};
