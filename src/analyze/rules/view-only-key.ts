import { queryNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { keyedQueriesBySource, keySubjects, keysInWords } from "../query-keys.js";
import { reachInWords } from "../reach.js";
import { rule } from "../rule.js";

export default rule({
  id: "view-only-key",
  title: "Query keys that people who may only view can copy",
  severity: "low",
  version: 1,
  needs: ["queries"],
  identity: ["data source"],
  denominator: "data sources whose queries have keys",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation:
    "Redash shows the API key of a query to everybody who can open the query. Whoever copied it reads its results, and has it run anew, from anywhere and without an account. That goes on when the person leaves the group, or is disabled.",
  remedy:
    "When somebody who could copy keys leaves, make them anew: POST /api/queries/<id>/regenerate_api_key, by an administrator. What programs use must then get the new key.",
  changeWhere: "key or link",
  examine({ counts, queries }) {
    const names = queryNames(queries);
    return examineEach(keyedQueriesBySource(queries), (keys) => {
      const reach = counts().byDataSource.get(keys.dataSourceId);
      if (reach === undefined || reach.openers.viewing + reach.live.unknown === 0) return null;
      const viewers = reachInWords(reach, ({ openers }) => openers.viewing);
      const evidence = `May view, and not run text of their own: ${viewers}. ${keysInWords(keys, names)}`;
      const outcome = keys.certain.length > 0 && reach.openers.viewing > 0 ? "found" : "unknown";
      return ofOne("data source", keys.dataSourceId, outcome, evidence, { also: keySubjects(keys) });
    });
  },
});
