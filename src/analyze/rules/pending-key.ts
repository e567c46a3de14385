import { groupsOf } from "../../graph/user-access.js";
import { counted } from "../../model/counted.js";
import { accountsNotDisabled, dataSourcesReached } from "../accounts.js";
import { examineEach, ofUser, someOf } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "pending-key",
  title: "Pending account whose API key works",
  severity: "medium",
  version: 1,
  needs: ["pending"],
  identity: ["user"],
  denominator: "pending accounts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Nobody has accepted the invitation yet, so nobody has shown that it reached the right person. Only the password is missing: the account’s API key works in full, and an administrator can read it.",
  remedy:
    "Have the person accept the invitation, or delete the account. In Redash: Settings > Users > Pending Invitations, Delete.",
  changeWhere: "account",
  examine(facts) {
    const { snapshot, graph, groupLabel } = facts;
    const pending = accountsNotDisabled({ snapshot }).filter((user) => user.pending === true);
    return examineEach(pending, ({ id }) => {
      const groups = groupsOf(graph, id);
      if (groups === null) {
        return ofUser(id, "unknown", "Its API key works; Redash does not tell its groups.");
      }
      if (groups.length === 0) return null;
      const reached = counted(dataSourcesReached(facts, id), "data source");
      return ofUser(
        id,
        "found",
        `By API key it reaches ${reached}, through ${someOf(groups.map(groupLabel))}.`,
      );
    });
  },
});
