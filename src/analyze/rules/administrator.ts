import { accountsNotDisabled, administrators, groupsGivingAdmin, leaving } from "../accounts.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

/** Mostly meant to be so; but nothing else limits them, so that each needs a yes at every review. */
export default rule({
  id: "administrator",
  title: "Administrator",
  severity: "medium",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts that are not disabled",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-6(7)"],
  explanation:
    "An administrator is granted every data source, can give anybody any access, and can read everybody’s API key. Nothing in Redash limits that, so somebody has to say of each, at every review, that it must be.",
  remedy:
    "Accept those who must be administrators, each with who answers for it and until when. Take the others out of the group.",
  changeWhere: "Redash membership",
  examine(facts) {
    const { cases } = examineEach(administrators(facts), ({ user, certain }) => {
      if (!certain) return ofUser(user.id, "unknown", "Redash does not tell its groups.");
      const groups = groupsGivingAdmin(facts, user.id).map(({ id }) => id);
      return ofUser(user.id, "found", `Through ${someOf(groups.map(facts.groupLabel))}.`, {
        also: subjects("group", groups),
        changes: leaving(user.id, groups),
      });
    });
    return { examined: accountsNotDisabled(facts).length, cases };
  },
});
