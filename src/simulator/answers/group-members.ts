import { type AnswerDescriptor, forbidden, idIn, internalError, jsonText } from "../answer.js";
import { isMemberOrAdmin } from "../caller.js";
import { membersOf } from "../user-lists.js";
import { userText } from "../user-texts.js";

/** `GET /api/groups/<id>/members`: one array of all, disabled and pending ones too; of no such group: empty. */
export const groupMembers: AnswerDescriptor = {
  id: "group-members",
  pattern: "/api/groups/<id>/members",
  needs: ["list_users"],
  answer(question) {
    const { world, caller } = question;
    const id = idIn(question);
    if (!isMemberOrAdmin(caller, id)) return forbidden();
    if (Number.isNaN(id)) return internalError();
    return jsonText(
      `[${membersOf(world, id)
        .map((user) => userText(world, user))
        .join(",")}]`,
    );
  },
};
