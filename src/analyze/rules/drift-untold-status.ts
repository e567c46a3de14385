import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("status not known", {
  id: "drift-untold-status",
  title: "Account of somebody whose status the export does not tell",
  severity: "medium",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
});
