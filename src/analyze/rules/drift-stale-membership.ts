import { membershipsDriftRule } from "../drift-rule.js";

export default membershipsDriftRule("stale until login", {
  id: "drift-stale-membership",
  title: "Account that keeps its groups, and for which no login comes",
  severity: "high",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
});
