import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { type RawUser, userWithRawGroups } from "../user.js";

/** All members of one group in one consistent reading. `[]` also for a group that does not exist. */
const groupMembers: ReadEndpoint<{ groupId: number }, RawUser[]> = Object.freeze({
  template: "/api/groups/<id>/members",
  path: ({ groupId }: { groupId: number }) => `/api/groups/${groupId}/members`,
  schema: z.array(userWithRawGroups),
  rows: (answer: RawUser[]) => answer.length,
  patience: "long",
  needs: ["admin", "list_users"],
});

export default groupMembers;
