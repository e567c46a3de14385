import { type Answer, type AnswerDescriptor, internalError, jsonText, type Question } from "../answer.js";
import { releaseAnswers } from "../release-answers.js";
import { pageAnswer } from "../shapes/page.js";
import { mixTies } from "../ties.js";
import { knownOrder, type UserFilter, usersInOrder } from "../user-lists.js";
import { listedUserText, userText } from "../user-texts.js";

/** `GET /api/users`: on 4 all of them in one array, later in pages, enabled and disabled ones apart. */
export const users: AnswerDescriptor = {
  id: "users",
  pattern: "/api/users",
  needs: ["list_users"],
  answer(question) {
    const { world } = question;
    if (world.traits.userList === "bare") {
      return jsonText(`[${[...world.users.values()].map((user) => userText(world, user)).join(",")}]`);
    }
    return pagedUsers(question);
  },
};

function pagedUsers(question: Question): Answer {
  const { world, query } = question;
  const { disabledParameter } = releaseAnswers(world.release);
  const disabled =
    disabledParameter === "any" ? query.has("disabled") : truth(query.get("disabled") ?? "false");
  const pending =
    query.has("pending") && world.traits.tellsPendingAndActivity ? truth(query.get("pending") ?? "") : null;
  if (disabled === undefined || pending === undefined) return internalError();
  const filter: UserFilter = {
    disabled,
    pending: pending ?? undefined,
    search: query.get("q") || undefined,
    order: query.get("order") ?? undefined,
  };
  const sorted = usersInOrder(world, filter);
  const rows =
    question.shuffle === null ? sorted : mixTies(sorted, knownOrder(world, filter), question.shuffle);
  const page = (offset: number, limit: number) => rows.slice(offset, offset + limit);
  const broken = (offset: number, limit: number) => page(offset, limit).some((user) => user.groups === null);
  let failed = false;
  const answer = pageAnswer(question, rows.length, (offset, limit) => {
    failed = broken(offset, limit);
    return failed ? [] : page(offset, limit).map((user) => listedUserText(world, user));
  });
  return failed ? internalError() : answer;
}

/** As Redash's own reading of a boolean parameter; undefined: neither, which it answers with a 500. */
function truth(text: string): boolean | undefined {
  if (["true", "1"].includes(text.toLowerCase())) return true;
  return ["false", "0"].includes(text.toLowerCase()) ? false : undefined;
}
