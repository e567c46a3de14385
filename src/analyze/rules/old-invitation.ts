import { accountsNotDisabled, daysInWords } from "../accounts.js";
import { dayOf, daysFrom } from "../age.js";
import { examineEach, ofUser } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "old-invitation",
  title: "Invitation that nobody has accepted for long",
  severity: "low",
  version: 1,
  needs: ["pending"],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "pending accounts",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
  explanation:
    "Whoever holds the link of an invitation can set the password and come in. An invitation that has been open for long was lost, or is not needed.",
  remedy:
    "Delete the account, and invite the person again when it is needed. In Redash: Settings > Users > Pending Invitations, Delete.",
  changeWhere: "account",
  examine({ snapshot, risk, asOf }) {
    const pending = accountsNotDisabled({ snapshot }).filter((user) => user.pending === true);
    return examineEach(pending, ({ id, createdAt }) => {
      if (createdAt === undefined || createdAt === null) {
        return ofUser(id, "unknown", "Redash does not tell when the account was made.");
      }
      const days = daysFrom(createdAt, asOf);
      if (days < risk.thresholds.pendingDays) return null;
      return ofUser(
        id,
        "found",
        `Made on ${dayOf(createdAt)}, ${daysInWords(days)} before the snapshot; still pending.`,
      );
    });
  },
});
