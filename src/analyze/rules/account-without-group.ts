import { accountsNotDisabled } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { rule } from "../rule.js";

/**
 * Accounts whose groups are not told are findings of `untold-membership`, those in a deleted group alone of
 * `deleted-group-membership`.
 */
export default rule({
  id: "account-without-group",
  title: "Account in no group",
  severity: "information",
  version: 1,
  needs: [],
  identity: ["user"],
  denominator: "accounts that are not disabled, and whose groups are told",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
  explanation:
    "The person can sign in and sees nothing. Either the account is not needed, or somebody who needs access lost it.",
  remedy: "Ask the person: put the account into a group, or disable it.",
  changeWhere: "account",
  examine({ snapshot }) {
    const accounts = accountsNotDisabled({ snapshot }).filter(({ groups }) => groups !== null);
    return examineEach(accounts, ({ id, groups }) =>
      groups?.length === 0 ? ofUser(id, "found", "It is in no group.") : null,
    );
  },
});
