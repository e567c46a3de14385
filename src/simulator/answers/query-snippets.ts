import { type AnswerDescriptor, json } from "../answer.js";
import { timeText } from "../shapes/time.js";
import { userById } from "../shapes/user-by-id.js";

/** `GET /api/query_snippets`: pieces of query text, all made by root, to any valid key. */
export const querySnippets: AnswerDescriptor = {
  id: "query-snippets",
  pattern: "/api/query_snippets",
  needs: [],
  answer: ({ world }) =>
    json(
      world.snippets.map(({ id, trigger, description, snippet, createdAt }) => ({
        id,
        trigger,
        description,
        snippet,
        user: userById(world, 1),
        updated_at: timeText(world, createdAt),
        created_at: timeText(world, createdAt),
      })),
    ),
};
