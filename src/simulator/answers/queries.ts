import type { AnswerDescriptor } from "../answer.js";
import { releaseContent } from "../release-content.js";
import { queryPage } from "../shapes/query-page.js";

/** `GET /api/queries`: those that the caller's groups reach, administrator or not, without the archived. */
export const queries: AnswerDescriptor = {
  id: "queries",
  pattern: "/api/queries",
  needs: ["view_query"],
  answer(question) {
    const { listsOthersDrafts } = releaseContent(question.world.release);
    const { id } = question.caller.user;
    return queryPage(
      question,
      (query) => !query.archived && (!query.draft || listsOthersDrafts || query.ownerId === id),
    );
  },
};
