import { accountDriftRule } from "../drift-rule.js";

export default accountDriftRule("matched by two", {
  id: "drift-ambiguous-person",
  title: "Account that several people of the directory fit",
  severity: "medium",
  version: 1,
  changeWhere: "account",
  frameworks: ["NIST 800-53 AC-2"],
});
