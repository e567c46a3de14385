import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("inactive in the directory", {
  id: "drift-inactive-person",
  title: "Account of somebody whom the directory has switched off",
  severity: "high",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
});
