import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { bareList, type ListAnswer, type PageParams, pagedList, pageQuery } from "../list-answer.js";
import { type RawUser, userWithNamedGroups, userWithRawGroups } from "../user.js";

export type { RawUser };

export interface UsersParams extends PageParams {
  readonly order: "name" | "-name" | "created_at" | "-created_at";
  /** true asks for the disabled users instead of the enabled ones. The server takes any value for true, even `false`. */
  readonly disabled?: boolean;
}

/** One page of users; on 4 all of them. A page that holds a user whose groups column is NULL is a 500 on 5 and later. */
const users: ReadEndpoint<UsersParams, ListAnswer<RawUser>> = Object.freeze({
  template: "/api/users",
  path: ({ order, disabled, ...page }: UsersParams) =>
    `/api/users${pageQuery(page)}&order=${order}${disabled === true ? "&disabled=true" : ""}`,
  schema: z.union([bareList(userWithRawGroups), pagedList(userWithNamedGroups)]),
  rows: (answer: ListAnswer<RawUser>) => answer.rows.length,
  patience: "short",
  needs: ["list_users"],
});

export default users;
