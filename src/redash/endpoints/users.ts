import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";
import { type RawUser, userWithNamedGroups, userWithRawGroups } from "../user.js";

export type { RawUser };

export interface UsersParams {
  /** From 1. */
  readonly page: number;
  /** 1 to 250. */
  readonly pageSize: number;
  readonly order: "name" | "-name" | "created_at" | "-created_at";
  /** true asks for the disabled users instead of the enabled ones. The server takes any value for true, even `false`. */
  readonly disabled?: boolean;
}

/** `bare`: Redash 4, all users whatever page was asked. `paged`: 5 and later; `pageSize` is what the server used. */
export type UserList =
  | { readonly kind: "bare"; readonly rows: RawUser[] }
  | {
      readonly kind: "paged";
      readonly count: number;
      readonly page: number;
      readonly pageSize: number;
      readonly rows: RawUser[];
    };

const bare = z.array(userWithRawGroups).transform((rows): UserList => ({ kind: "bare", rows }));

const paged = z
  .object({ count: serverId, page: serverId, page_size: serverId, results: z.array(userWithNamedGroups) })
  .transform(
    ({ count, page, page_size: pageSize, results: rows }): UserList => ({
      kind: "paged",
      count,
      page,
      pageSize,
      rows,
    }),
  );

/** One page of users. A page that holds a user whose groups column is NULL is a 500 on 5 and later. */
const users: ReadEndpoint<UsersParams, UserList> = Object.freeze({
  template: "/api/users",
  path: ({ page, pageSize, order, disabled }: UsersParams) =>
    `/api/users?page=${page}&page_size=${pageSize}&order=${order}${disabled === true ? "&disabled=true" : ""}`,
  schema: z.union([bare, paged]),
  rows: (answer: UserList) => answer.rows.length,
  patience: "short",
  needs: ["list_users"],
});

export default users;
