import { type AnswerDescriptor, forbidden, idIn, internalError, json } from "../answer.js";
import { isMemberOrAdmin } from "../caller.js";
import { groupShape } from "../shapes/group.js";

/** `GET /api/groups/<id>`: without its data sources. One that does not exist is a 500. */
export const group: AnswerDescriptor = {
  id: "group",
  pattern: "/api/groups/<id>",
  needs: [],
  answer(question) {
    const id = idIn(question);
    if (!isMemberOrAdmin(question.caller, id)) return forbidden();
    const row = question.world.groups.find((candidate) => candidate.id === id);
    return row === undefined ? internalError() : json(groupShape(question.world, row));
  },
};
