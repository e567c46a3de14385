import type { User } from "../../model/snapshot.js";
import { accountsNotDisabled } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { mailboxOf, soundsLikeMany, soundsLikeProgram } from "../impersonal.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "impersonal-account",
  title: "Account whose name looks like no person’s",
  severity: "information",
  version: 1,
  needs: [],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["PCI DSS 7.2.5.1", "NIST 800-53 AC-2"],
  explanation:
    "By its name or address it may be used by a program, or by several people. Redash does not tell people and programs apart, so this is never more than a hint: it stays open until the config file says what the account is.",
  remedy:
    "Find out who uses the account, and name it in the config file under service-accounts or shared-accounts. If it is one person’s, write that into the file of accepted risks: it is shown beside this.",
  changeWhere: "account",
  examine({ snapshot, risk }) {
    const told = (id: number) => risk.serviceAccounts?.has(id) || risk.sharedAccounts?.has(id);
    return examineEach(accountsNotDisabled({ snapshot }), (user) => {
      if (told(user.id)) return null;
      const because = looksLike(user);
      return because === null ? null : ofUser(user.id, "unknown", because);
    });
  },
});

function looksLike({ name, email }: User): string | null {
  const mailbox = mailboxOf(email);
  if (soundsLikeProgram(mailbox) || soundsLikeProgram(name)) {
    return "Its name or address has a word that is used for programs.";
  }
  return soundsLikeMany(mailbox) ? "Its address looks like a mailbox that several people read." : null;
}
