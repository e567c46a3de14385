import { administrators, builtinGroup, groupsGivingAdmin, leaving } from "../accounts.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "unlisted-administrator",
  title: "Administrator outside the group admin",
  severity: "medium",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "administrators who are not disabled",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-6(7)"],
  explanation:
    "Another group gives the permission admin. Its members are administrators like all others, and are not in the list of the group admin, where a reviewer looks for them.",
  remedy:
    "Take the account out of the group, and put those who must be administrators into the group admin. What a group permits can only be changed in Redash’s database.",
  changeWhere: "Redash membership",
  examine(facts) {
    const listed = builtinGroup(facts.snapshot, "admin")?.id;
    return examineEach(administrators(facts), ({ user, certain }) => {
      if (!certain) return ofUser(user.id, "unknown", "Redash does not tell its groups.");
      const giving = groupsGivingAdmin(facts, user.id).map(({ id }) => id);
      if (listed !== undefined && giving.includes(listed)) return null;
      const through = someOf(giving.map(facts.groupLabel));
      return ofUser(user.id, "found", `An administrator through ${through}.`, {
        also: subjects("group", giving),
        changes: leaving(user.id, giving),
      });
    });
  },
});
