import { isAdministrator } from "../../graph/user-access.js";
import { enabledAccounts, idlenessOf, outcomeOf } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

/** Administrators are judged by `unused-administrator`, which is stricter; pending accounts by `old-invitation`. */
export default rule({
  id: "unused-account",
  title: "Account that was never used",
  severity: "low",
  version: 1,
  needs: ["activity"],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "enabled accounts but administrators’",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.4", "NIST 800-53 AC-2"],
  explanation:
    "Somebody was given access and never came. Where nobody uses an account, nobody notices when somebody else does. Use of the account’s API key counts as use; an account younger than the threshold of the config file is left alone.",
  remedy:
    "Disable the account until it is asked for. In Redash: Settings > Users, open the account, Disable User.",
  changeWhere: "account",
  examine(facts) {
    const { inactiveDays } = facts.risk.thresholds;
    const accounts = enabledAccounts(facts).filter(({ id }) => isAdministrator(facts.graph, id) !== true);
    return examineEach(accounts, (user) => {
      if (user.activeAt !== null) return null;
      const idleness = idlenessOf(user, facts.asOf);
      const outcome = outcomeOf(idleness, inactiveDays);
      return outcome && ofUser(user.id, outcome, idleness.inWords());
    });
  },
});
