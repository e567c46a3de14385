import { isAdministrator } from "../../graph/user-access.js";
import { enabledAccounts, idlenessOf, outcomeOf } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

/** Administrators are judged by `unused-administrator`, which is stricter; accounts that never came by `unused-account`. */
export default rule({
  id: "inactive-account",
  title: "Account that has not been used for long",
  severity: "low",
  version: 1,
  needs: ["activity"],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "enabled accounts but administrators’",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.4", "NIST 800-53 AC-2"],
  explanation:
    "The person has perhaps left, or does other work now; the access is still there, by password, single sign-on and API key. How long is too long is a threshold of the config file.",
  remedy:
    "Ask whether it is still needed, else disable the account. In Redash: Settings > Users, open the account, Disable User.",
  changeWhere: "account",
  examine(facts) {
    const { inactiveDays } = facts.risk.thresholds;
    const accounts = enabledAccounts(facts).filter(({ id }) => isAdministrator(facts.graph, id) !== true);
    return examineEach(accounts, (user) => {
      if (user.activeAt === null) return null;
      const idleness = idlenessOf(user, facts.asOf);
      const outcome = outcomeOf(idleness, inactiveDays);
      return outcome && ofUser(user.id, outcome, idleness.inWords());
    });
  },
});
