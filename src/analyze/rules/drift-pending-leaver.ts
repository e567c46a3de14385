import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("pending, and left", {
  id: "drift-pending-leaver",
  title: "Pending account of somebody who has left",
  severity: "high",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
});
