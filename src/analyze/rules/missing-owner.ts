import { accountOf } from "../../graph/user-access.js";
import { examineEach, ofOne } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "missing-owner",
  title: "Query whose owner is gone",
  severity: "low",
  version: 1,
  needs: ["queries"],
  identity: ["query"],
  denominator: "queries",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18"],
  explanation:
    "The account that owns the query is not among the accounts of the organisation. Nobody answers for what it asks, and for whoever has its API key.",
  remedy:
    "If it is needed, have somebody who is there fork it. Then archive it. In Redash: open the query, Fork and Archive are in its menu.",
  changeWhere: "query owner",
  examine({ snapshot, graph, queries }) {
    const allRead = snapshot.sections.users.status === "complete";
    return examineEach(queries, ({ id, ownerId }) => {
      if (accountOf(graph, ownerId) !== undefined) return null;
      const evidence = `Its owner is account #${ownerId}, which is not among the accounts that were read`;
      if (allRead) return ofOne("query", id, "found", `${evidence}: all there are.`);
      return ofOne("query", id, "unknown", `${evidence}; not all could be.`);
    });
  },
});
