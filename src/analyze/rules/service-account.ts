import { isAdministrator } from "../../graph/user-access.js";
import { sentences } from "../../model/sentences.js";
import { accountsNotDisabled, idlenessOf } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "service-account",
  title: "Account of a program",
  severity: "information",
  version: 1,
  needs: ["serviceAccounts"],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "NIST 800-53 AC-2"],
  explanation:
    "The config file says that a program uses the account, by its API key. Nobody leaves when the program is no longer needed, so somebody has to answer for it, and say at each review that its access is as small as it can be.",
  remedy:
    "Name who answers for it. Where nobody does, disable it. A password that nobody needs is one more way in: take it away by letting the account sign in by single sign-on alone.",
  changeWhere: "account",
  examine({ snapshot, graph, serviceAccounts, asOf }) {
    return examineEach(accountsNotDisabled({ snapshot }), (user) => {
      if (!serviceAccounts.has(user.id)) return null;
      const evidence = sentences([
        isAdministrator(graph, user.id) === true ? "It is an administrator’s." : "",
        user.login === "password" ? "It has a password of Redash." : "",
        idlenessOf(user, asOf).inWords(),
      ]);
      return ofUser(user.id, "found", evidence);
    });
  },
});
