import { counted } from "../../model/counted.js";
import { administrators } from "../accounts.js";
import { examineOrganisation, ORGANISATIONS, subjects } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "excess-administrators",
  title: "More administrators than the organisation wants",
  severity: "medium",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: [],
  denominator: ORGANISATIONS,
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-6(7)"],
  explanation:
    "Nothing limits an administrator, so that there should be few. How many are too many is a threshold of the config file.",
  remedy:
    "Ask each administrator’s manager whether the person still needs it, and take the others out of the group.",
  changeWhere: "Redash membership",
  examine(facts) {
    const { administrators: most } = facts.risk.thresholds;
    const all = administrators(facts);
    const certain = all.filter((one) => one.certain);
    if (all.length <= most) return examineOrganisation(null);
    const open = all.length - certain.length;
    const perhaps = open === 0 ? "" : ` Of ${counted(open, "more account")} Redash does not tell the groups.`;
    const evidence = `${counted(certain.length, "administrator")}; more than ${most} are too many.${perhaps}`;
    const outcome = certain.length > most ? "found" : "unknown";
    const also = subjects(
      "user",
      certain.map(({ user }) => user.id),
    );
    return examineOrganisation({ outcome, evidence, also });
  },
});
