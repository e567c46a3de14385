import { examineEach, ofUser } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

export default rule({
  id: "untold-membership",
  title: "Account whose groups Redash does not tell",
  severity: "medium",
  version: 1,
  needs: [],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "accounts",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-2"],
  explanation:
    "The account’s groups are empty in the database (NULL), so the server can answer nothing about them, and a page of the list of users that holds the account is an error. Nobody can review what it may do.",
  remedy:
    "Have whoever runs the server set the account’s column groups in Redash’s database to an empty list, and run the report again.",
  changeWhere: "server",
  examine({ snapshot }) {
    return examineEach(snapshot.users, ({ id, groups, disabled }) => {
      if (groups !== null) return null;
      const state = disabled ? "It is disabled" : "It is not disabled";
      return ofUser(id, "found", `${state}; of its groups the server tells nothing.`);
    });
  },
});
