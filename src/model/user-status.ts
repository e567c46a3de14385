import type { Account } from "./snapshot.js";

export type UserStatus = "enabled" | "disabled" | "pending";

/** Disabled wins over pending: a disabled account with an open invitation has no access. */
export function userStatus(user: Account): UserStatus {
  if (user.disabled) return "disabled";
  return user.pending === true ? "pending" : "enabled";
}
