import { eachOnce } from "../../graph/edges/membership.js";
import { quotedIfNeeded } from "../../graph/words.js";
import { counted } from "../../model/counted.js";
import { ascending } from "../../model/sort-few.js";
import { examineEach, ofUser, subjects } from "../examining.js";
import { isRaw } from "../raw-groups.js";
import { type Case, MEMBERS, rule } from "../rule.js";

export default rule({
  id: "duplicate-membership",
  title: "Account that is in a group twice",
  severity: "low",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts whose groups are told",
  frameworks: ["ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Redash keeps the group in the account’s list more than once. Removing the person from the group takes one away, says that it is done, and leaves the access as it was.",
  remedy:
    "Remove the account from the group as often as it stands there, or all but once. Look afterwards whether it is still in the list of members.",
  changeWhere: "Redash membership",
  examine({ snapshot, groupLabel, traits }) {
    const known = new Set(snapshot.groups.map(({ id }) => id));
    const told = snapshot.users.filter(({ groups }) => groups !== null);
    const isTold = isRaw(traits);
    const { cases } = examineEach(told.filter(isTold), ({ id, groups }) => {
      const repeated = repeatedIn(groups ?? []).filter(([groupId]) => known.has(groupId));
      if (repeated.length === 0) return null;
      const ids = repeated.map(([groupId]) => groupId);
      const words = repeated.map(
        ([groupId, often]) => `${quotedIfNeeded(groupLabel(groupId))} (${often} times)`,
      );
      return ofUser(id, "found", `It is in ${words.join(", ")}.`, { also: subjects("group", ids) });
    });
    const perhaps = told.filter((user) => !isTold(user) && user.groups?.length !== 0).length;
    return { examined: told.length, cases: [...cases, ...untold(perhaps)] };
  },
});

/** The list of users names each group once. */
function untold(accounts: number): Case[] {
  if (accounts === 0) return [];
  const evidence = `Of ${counted(accounts, "account")} the list of users alone tells, which names each group once.`;
  return [{ about: [], outcome: "unknown", evidence }];
}

/** Those that come again, and how often each stands there: by ascending id. */
function repeatedIn(ids: readonly number[]): (readonly [id: number, often: number])[] {
  const again = ids.filter((id, place) => ids.indexOf(id) !== place);
  return ascending(eachOnce(again)).map((id) => [id, ids.filter((one) => one === id).length]);
}
