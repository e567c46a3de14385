import { examineHeldQueries } from "../query-access.js";
import { rule } from "../rule.js";

export default rule({
  id: "modifiable-query",
  title: "Account that may modify a query and runs any text there without a grant",
  severity: "high",
  version: 2,
  needs: ["queries", "modifiers"],
  identity: ["user", "data source"],
  denominator: "accounts whose access works, by data source on which they may modify queries of others",
  frameworks: ["SOC 2 CC6.1", "SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "The owner of a query let this account modify it. Whoever may modify a query changes its text, and Redash runs that text on the query’s data source whatever the account’s groups grant (8 and later; on 7 it needs a grant, and what a schedule runs without one was not tried). The list of accounts and the groups show nothing of it.",
  remedy:
    "Take the account off the query’s list. In Redash: open the query, Manage Permissions; or DELETE /api/queries/<id>/acl with the access_type modify and the user_id, by the owner or an administrator.",
  changeWhere: "query owner",
  examine(facts) {
    return examineHeldQueries(facts, facts.queries, {
      verb: "May modify",
      holdersOf: ({ ownerId, modifierIds = [] }) => modifierIds.filter((id) => id !== ownerId),
      tried: facts.traits.access.modifiersRun,
      change: "modifying",
    });
  },
});
