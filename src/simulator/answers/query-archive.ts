import { type AnswerDescriptor, internalError } from "../answer.js";
import { releaseContent } from "../release-content.js";
import { queryPage } from "../shapes/query-page.js";

/** `GET /api/queries/archive`: the archived ones that the caller's groups reach. */
export const queryArchive: AnswerDescriptor = {
  id: "query-archive",
  pattern: "/api/queries/archive",
  needs: ["view_query"],
  answer(question) {
    if (!releaseContent(question.world.release).listsArchive) return internalError();
    return queryPage(question, (query) => query.archived);
  },
};
