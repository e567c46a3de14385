import type { User } from "../../model/snapshot.js";
import { accountsNotDisabled } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

/** Words that are seldom a part of anybody's name. */
const OF_PROGRAMS = new Set(
  "airflow api automation batch bot ci cron daemon dbt etl integration jenkins jobs noreply robot scheduler service svc system terraform".split(
    " ",
  ),
);

/** Words of mailboxes that several people read: a hint where an address is made of nothing else. */
const OF_MANY = new Set(
  "accounting accounts all analytics bi billing contact data dev dept department devops engineering finance group hello help helpdesk hr info it marketing office operations ops people qa reporting reports sales shared staff support team test".split(
    " ",
  ),
);

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
  const mailbox = wordsOf(email.replace(/[+@].*$/s, ""));
  if ([...mailbox, ...wordsOf(name)].some((word) => OF_PROGRAMS.has(word))) {
    return "Its name or address has a word that is used for programs.";
  }
  const isOfMany = mailbox.length > 0 && mailbox.every((word) => OF_MANY.has(word));
  return isOfMany ? "Its address looks like a mailbox that several people read." : null;
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/no[-_.]?reply/gi, "noreply")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}
