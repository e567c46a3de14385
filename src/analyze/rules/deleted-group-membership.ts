import { counted } from "../../model/counted.js";
import type { User } from "../../model/snapshot.js";
import { type Case, rule } from "../rule.js";

/** Redash keeps the id of a deleted group in a member's list where it stood there twice. */
export default rule({
  id: "deleted-group-membership",
  title: "Account keeps the membership of a deleted group",
  severity: "information",
  version: 1,
  needs: [],
  identity: ["user"],
  denominator: "accounts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18"],
  explanation:
    "The account's list of groups holds the number of a group that is no longer there. It gives no access. It shows that the account was in that group twice, and that deleting the group did not clean up after it.",
  remedy:
    "Nothing has to be done for access. In Redash 8 and later, saving the account's groups anew (Settings > Users > the account > Groups) takes the number out.",
  changeWhere: "Redash membership",
  examine({ snapshot: { users, groups }, traits }) {
    const there = new Set(groups.map(({ id }) => id));
    const cases = users.flatMap((user) => {
      const isRaw = user.groupsReadFrom === "members" || traits.userList === "bare";
      return isRaw && user.groups !== null ? deadAmong(user.groups, user, there) : untold(user);
    });
    return { examined: users.length, cases };
  },
});

function deadAmong(groupIds: readonly number[], { id }: User, there: ReadonlySet<number>): Case[] {
  const dead = [...new Set(groupIds)].filter((groupId) => !there.has(groupId)).sort((a, b) => a - b);
  if (dead.length === 0) return [];
  const evidence = `The list of groups holds ${counted(dead.length, "number")} of which there is no group: ${dead.join(", ")}.`;
  return [{ about: [{ kind: "user", id }], outcome: "found", evidence }];
}

function untold({ id, groups }: User): Case[] {
  const evidence =
    groups === null
      ? "Redash does not tell the account's groups."
      : "The account is in no group that was asked for its members, and the list of users leaves deleted groups out.";
  return [{ about: [{ kind: "user", id }], outcome: "unknown", evidence }];
}
