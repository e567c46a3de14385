import { administrators } from "../accounts.js";
import { examineOrganisation, ORGANISATIONS, subjects } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "sole-administrator",
  title: "Only one administrator who can sign in",
  severity: "low",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: [],
  denominator: ORGANISATIONS,
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
  explanation:
    "Nobody else can review or end this person’s access, and when the person is away nobody can disable anybody. Disabled and pending administrators cannot sign in.",
  remedy: "Make a second person an administrator, who reviews the first.",
  changeWhere: "Redash membership",
  examine(facts) {
    const signingIn = administrators(facts).filter(({ user }) => user.pending !== true);
    const certain = signingIn.filter((one) => one.certain);
    if (certain.length > 1) return examineOrganisation(null);
    const open = signingIn.length > certain.length;
    const who = certain.length === 0 ? "No administrator can sign in." : "One administrator can sign in.";
    const evidence = open ? `${who} Of some accounts Redash does not tell the groups.` : who;
    const also = subjects(
      "user",
      certain.map(({ user }) => user.id),
    );
    return examineOrganisation({ outcome: open ? "unknown" : "found", evidence, also });
  },
});
