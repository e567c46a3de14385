import { type AnswerDescriptor, json } from "../answer.js";
import { may } from "../caller.js";
import { groupShape } from "../shapes/group.js";

/** `GET /api/groups`: all of them for an administrator; for others, without a word, only their own. */
export const groups: AnswerDescriptor = {
  id: "groups",
  pattern: "/api/groups",
  needs: [],
  answer({ world, caller }) {
    const seen = world.groups.filter((group) => may(caller, "admin") || caller.groupIds.includes(group.id));
    return json(seen.map((group) => groupShape(world, group)));
  },
};
