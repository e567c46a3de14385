import type { AnswerDescriptor } from "../answer.js";
import { accessList } from "../shapes/access-list.js";

/** `GET /api/queries/<id>/acl`: who may modify the query besides its owner. */
export const queryAcl: AnswerDescriptor = {
  id: "query-acl",
  pattern: "/api/queries/<id>/acl",
  needs: [],
  answer: (question) => accessList(question, question.world.queries),
};
