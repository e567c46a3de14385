import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("missing and stays missing", {
  id: "drift-missing-membership",
  title: "Membership of the directory that is missing here",
  severity: "information",
  version: 1,
  changeWhere: "Redash membership",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
