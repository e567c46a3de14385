import { worksOf } from "../graph/access-index.js";
import type { UserStatus } from "../model/user-status.js";
import type { PageData } from "./page-data.js";

/** Whether the access of the account in this row comes back only when the account is enabled. */
export function isLatent({ run, tables: { users } }: PageData, place: number): boolean {
  return worksOf(users.user_status[place] as UserStatus, run.traits) === "once enabled";
}
