import { counted } from "../../model/counted.js";
import type { User } from "../../model/snapshot.js";
import { examineEach, ofUser } from "../examining.js";
import { findGroupsGone, type GroupsGone, isRaw } from "../raw-groups.js";
import { type Case, MEMBERS, rule } from "../rule.js";

/** One finding for each account, also where it is in no other group: it is none of `account-without-access` then. */
export default rule({
  id: "deleted-group-membership",
  title: "Account keeps the membership of a deleted group",
  severity: "information",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts whose groups are told",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18"],
  explanation:
    "The account’s list of groups holds the number of a group that is no longer there. It gives no access. It shows that the account was in that group twice, and that deleting the group did not clean up after it.",
  remedy:
    "Nothing has to be done for access. In Redash 8 and later, saving the account’s groups anew (Settings > Users > the account > Groups) takes the number out.",
  changeWhere: "Redash membership",
  examine({ snapshot, traits }) {
    const groupsGone = findGroupsGone(snapshot);
    const told = snapshot.users.filter(({ groups }) => groups !== null);
    const raw = told.filter(isRaw(traits));
    const { cases } = examineEach(raw, (user) => caseOf(user, groupsGone(user)));
    return { examined: told.length, cases: [...cases, ...untold(told.length - raw.length)] };
  },
});

function caseOf({ id, groups }: User, { ids, areDeleted }: GroupsGone): Case | null {
  if (ids.length === 0) return null;
  const held = `The list of groups holds ${counted(ids.length, "number")} of which there is no group: ${ids.join(", ")}.`;
  const alone = new Set(groups).size === ids.length ? " It is in no other group, and sees nothing." : "";
  if (areDeleted) return ofUser(id, "found", held + alone);
  return ofUser(id, "unknown", `${held}${alone} Not all groups were read, so that they may be there.`);
}

/** The list of users leaves deleted groups out. */
function untold(accounts: number): Case[] {
  if (accounts === 0) return [];
  const evidence = `Of ${counted(accounts, "account")} the list of users alone tells, which leaves deleted groups out.`;
  return [{ about: [], outcome: "unknown", evidence }];
}
