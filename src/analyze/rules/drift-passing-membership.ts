import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("extra now, gone at next login", {
  id: "drift-passing-membership",
  title: "Membership that the next login takes away",
  severity: "low",
  version: 1,
  changeWhere: "Redash membership",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
