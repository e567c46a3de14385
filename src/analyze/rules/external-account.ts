import { accountsNotDisabled } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { domainOf } from "../internal-address.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "external-account",
  title: "Account with an address from outside",
  severity: "medium",
  version: 1,
  needs: ["internalDomains"],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.4", "NIST 800-53 AC-2"],
  explanation:
    "The e-mail domain is none of those that the config file calls the organisation’s own. Nobody may hear when such a person leaves, and a link for a new password goes to a mailbox that somebody else runs.",
  remedy:
    "Have somebody inside answer for the person, with a date on which the access ends; else disable the account.",
  changeWhere: "account",
  examine({ snapshot, internalDomains }) {
    return examineEach(accountsNotDisabled({ snapshot }), ({ id, email }) => {
      const domain = domainOf(email);
      if (domain === null) return ofUser(id, "unknown", "Its e-mail is no address, so it has no domain.");
      return internalDomains.has(domain) ? null : ofUser(id, "found", `Its domain is ${domain}.`);
    });
  },
});
