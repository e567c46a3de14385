import { administrators, groupsGivingAdmin, idlenessOf, leaving, outcomeOf } from "../accounts.js";
import { examineEach, ofUser } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "unused-administrator",
  title: "Administrator without recent use",
  severity: "medium",
  version: 1,
  needs: ["activity"],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "administrators who are not disabled",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-6(7)"],
  explanation:
    "An administrator can read everything, and give anybody any access. Where nobody uses the account, nobody notices when somebody else does. Use of the account’s API key counts as use.",
  remedy: "Ask whether the person still needs it. Take the account out of the group admin, or disable it.",
  changeWhere: "Redash membership",
  examine(facts) {
    const { administratorInactiveDays } = facts.risk.thresholds;
    return examineEach(administrators(facts), ({ user, certain }) => {
      const idleness = idlenessOf(user, facts.asOf);
      const outcome = outcomeOf(idleness, administratorInactiveDays);
      if (outcome === null) return null;
      if (!certain)
        return ofUser(user.id, "unknown", `${idleness.inWords()} Redash does not tell its groups.`);
      const groups = groupsGivingAdmin(facts, user.id).map(({ id }) => id);
      return ofUser(user.id, outcome, idleness.inWords(), { changes: leaving(user.id, groups) });
    });
  },
});
