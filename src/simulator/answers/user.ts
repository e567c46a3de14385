import { type AnswerDescriptor, forbidden, idIn, internalError, json } from "../answer.js";
import { may } from "../caller.js";
import { notFound } from "../shapes/not-found.js";
import { userShape } from "../shapes/user.js";

/**
 * `GET /api/users/<id>`: shows an administrator, and the user himself, the user's API key. A collector that asks
 * for it has a credential that it must not have.
 */
export const user: AnswerDescriptor = {
  id: "user",
  pattern: "/api/users/<id>",
  needs: [],
  answer(question) {
    const { world, caller } = question;
    const id = idIn(question);
    const isOwn = id === caller.user.id;
    if (!isOwn && !may(caller, "list_users")) return forbidden();
    if (Number.isNaN(id)) return internalError();
    const row = world.users.get(id);
    if (row === undefined) return notFound(question);
    const key = isOwn || may(caller, "admin") ? { api_key: row.apiKey } : {};
    return json({ ...userShape(world, row), ...key });
  },
};
