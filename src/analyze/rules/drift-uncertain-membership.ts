import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("extra, next login not known", {
  id: "drift-uncertain-membership",
  title: "Membership that the directory does not give, and a login may take away",
  severity: "medium",
  version: 1,
  changeWhere: "Redash membership",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
