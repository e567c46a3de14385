import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("not assigned to the application", {
  id: "drift-unassigned-person",
  title: "Account of somebody who is not assigned to Redash",
  severity: "medium",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
});
