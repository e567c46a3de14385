import { examineHeldQueries } from "../query-access.js";
import { rule } from "../rule.js";

export default rule({
  id: "owned-query",
  title: "Owner of a query who runs any text there without a grant",
  severity: "high",
  version: 2,
  needs: ["queries"],
  identity: ["user", "data source"],
  denominator: "accounts whose access works, by data source on which they own queries",
  frameworks: ["SOC 2 CC6.1", "SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "Whoever owns a query may change its text, and Redash runs that text on the query’s data source whatever the owner’s groups grant (8 and later; up to 7 it needs a grant, and what a schedule runs without one was not tried). So a person who changed teams goes on reading everything there. No page of Redash shows it, and taking groups away does not end it.",
  remedy:
    "Give the query another owner. Redash has no call for that: it is done in its database (UPDATE queries SET user_id = <new owner> WHERE id = <query id>). Archiving the query does not end it, as its owner can bring it back. Whoever must not edit queries at all can be taken out of the groups that let him.",
  changeWhere: "query owner",
  examine(facts) {
    return examineHeldQueries(facts, facts.queries, {
      verb: "Owns",
      holdersOf: ({ ownerId }) => [ownerId],
      tried: true,
      change: "ownership",
    });
  },
});
