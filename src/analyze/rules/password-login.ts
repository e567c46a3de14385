import { counted } from "../../model/counted.js";
import { accountsNotDisabled } from "../accounts.js";
import { examineOrganisation, ORGANISATIONS } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "password-login",
  title: "Login by password allowed beside single sign-on",
  severity: "medium",
  version: 1,
  needs: ["singleSignOn", "passwordLogin"],
  restsOn: ACCOUNTS,
  identity: [],
  denominator: ORGANISATIONS,
  frameworks: ["SOC 2 CC6.1", "NIST 800-53 AC-2"],
  explanation:
    "People can sign in past the identity provider, by a password of Redash: without its second factor, and also when they are switched off there. Anybody whose account is in use can set such a password by mail.",
  remedy: "Turn off login by password in Redash: Settings > General, Password Login Enabled.",
  changeWhere: "setting",
  examine({ snapshot, singleSignOn, passwordLogin }) {
    if (!singleSignOn || !passwordLogin) return examineOrganisation(null);
    const accounts = accountsNotDisabled({ snapshot });
    const having = accounts.filter(({ login }) => login === "password").length;
    const untold = accounts.some(({ login }) => login === undefined);
    const who = untold
      ? "Redash does not tell of every account whether it has one."
      : `${counted(having, "account that is not disabled has one", "accounts that are not disabled have one")}.`;
    const evidence = `Single sign-on is on, and so is login by password. ${who}`;
    return examineOrganisation({ outcome: "found", evidence });
  },
});
