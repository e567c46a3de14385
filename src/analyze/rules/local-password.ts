import { accountsNotDisabled } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "local-password",
  title: "Password of Redash’s own beside single sign-on",
  severity: "medium",
  version: 1,
  needs: ["logins", "singleSignOn", "passwordLogin"],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["SOC 2 CC6.1", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "The account can sign in past the identity provider. Switching the person off there does not end it, and the provider’s second factor does not guard it.",
  remedy:
    "Turn off login by password (Settings > General), once single sign-on works for everybody. Accept the accounts that are kept for emergencies.",
  changeWhere: "setting",
  examine({ snapshot, singleSignOn, passwordLogin }) {
    return examineEach(accountsNotDisabled({ snapshot }), ({ id, login }) => {
      if (!singleSignOn || !passwordLogin) return null;
      if (login === undefined)
        return ofUser(id, "unknown", "Redash does not tell whether it has a password.");
      if (login === "external") return null;
      return ofUser(id, "found", "It has a password in Redash, and login by password is allowed.");
    });
  },
});
