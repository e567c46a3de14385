import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("extra and stays", {
  id: "drift-extra-membership",
  title: "Membership that the directory does not give",
  severity: "medium",
  version: 1,
  changeWhere: "Redash membership",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
