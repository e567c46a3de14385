import type { Account } from "../model/snapshot.js";
import type { LineParts } from "../model/table.js";

/** How many users' rows are a part: some megabytes of them. */
const USERS_EACH = 100;

/** Lines of all users in parts, a hundred users each. @param linesOf those of one; empty: there are none */
export function inPartsOfUsers(users: readonly Account[], linesOf: (user: Account) => string): LineParts {
  return {
    count: Math.ceil(users.length / USERS_EACH),
    *lines(part) {
      for (const user of users.slice(part * USERS_EACH, (part + 1) * USERS_EACH)) {
        const lines = linesOf(user);
        if (lines !== "") yield lines;
      }
    },
  };
}
