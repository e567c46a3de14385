import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("same person twice", {
  id: "drift-second-account",
  title: "Person with several accounts",
  severity: "medium",
  version: 1,
  changeWhere: "account",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
});
