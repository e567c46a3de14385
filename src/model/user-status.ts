import type { Account } from "./snapshot.js";

export const USER_STATUSES = ["enabled", "disabled", "pending"] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** Disabled wins over pending: a disabled account with an open invitation has no access. */
export function userStatus(user: Account): UserStatus {
  if (user.disabled) return "disabled";
  return user.pending === true ? "pending" : "enabled";
}
