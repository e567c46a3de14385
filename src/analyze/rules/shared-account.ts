import { isAdministrator } from "../../graph/user-access.js";
import { sentences } from "../../model/sentences.js";
import { accountsNotDisabled, idlenessOf } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "shared-account",
  title: "Account that several people share",
  severity: "medium",
  version: 1,
  needs: ["sharedAccounts"],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.4", "NIST 800-53 AC-2"],
  explanation:
    "The config file says that several people use the account. Nobody can tell who did something with it, and whoever leaves still knows its password or its key.",
  remedy: "Give each person an account of their own, and disable this one.",
  changeWhere: "account",
  examine({ snapshot, graph, sharedAccounts, asOf }) {
    return examineEach(accountsNotDisabled({ snapshot }), (user) => {
      if (!sharedAccounts.has(user.id)) return null;
      const admin = isAdministrator(graph, user.id) === true ? "It is an administrator’s." : "";
      return ofUser(user.id, "found", sentences([admin, idlenessOf(user, asOf).inWords()]));
    });
  },
});
