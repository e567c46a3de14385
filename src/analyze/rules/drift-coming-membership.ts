import { membershipDriftRule } from "../drift-rule.js";

export default membershipDriftRule("missing until next login", {
  id: "drift-coming-membership",
  title: "Membership that the next login gives",
  severity: "information",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
});
