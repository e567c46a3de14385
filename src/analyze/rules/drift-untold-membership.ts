import { membershipsDriftRule } from "../drift-rule.js";

export default membershipsDriftRule("not evaluated", {
  id: "drift-untold-membership",
  title: "Account of which the directory does not tell some groups",
  severity: "medium",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
