import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("missing, next login not known", {
  id: "drift-possible-membership",
  title: "Membership of the directory that is missing here, and a login may give",
  severity: "information",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
