import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("not in the directory", {
  id: "drift-unknown-person",
  title: "Account of nobody in the directory",
  severity: "high",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
});
