import { accountDriftRule } from "../drift-rule.js";

/** Those that the config file names are findings of `service-account`. */
export default accountDriftRule(
  "service account",
  {
    id: "drift-service-account",
    title: "Service account of the directory",
    severity: "information",
    version: 1,
    changeWhere: "account",
    frameworks: ["PCI DSS 7.2.5.1", "NIST 800-53 AC-2"],
  },
  ({ userId }, { risk }) => userId === null || risk.serviceAccounts?.has(userId) !== true,
);
