import type { Access } from "../../graph/types.js";
import { accessNow, accessOfUser } from "../../graph/user-access.js";
import { queryNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { keyedQueriesBySource, keySubjects, keysInWords } from "../query-keys.js";
import { type Reach, reachInWords } from "../reach.js";
import { type BaseFacts, rule } from "../rule.js";

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
  examine({ snapshot, graph, queries }) {
    const viewers = viewersBySource(snapshot, graph);
    const names = queryNames(queries);
    return examineEach(keyedQueriesBySource(queries), (keys) => {
      const reach = viewers.get(keys.dataSourceId);
      if (reach === undefined) return null;
      const evidence = `May view, and not run text of their own: ${reachInWords(reach)}. ${keysInWords(keys, names)}`;
      const isCertain = keys.certain.length > 0 && reach.certain > 0;
      const outcome = isCertain ? "found" : "unknown";
      return ofOne("data source", keys.dataSourceId, outcome, evidence, { also: keySubjects(keys) });
    });
  },
});

/** Accounts whose access works, who open queries and have no text of their own run: by data source, in one walk. */
function viewersBySource({ users }: BaseFacts["snapshot"], graph: BaseFacts["graph"]): Map<number, Reach> {
  const counts = new Map<number, { certain: number; possible: number }>();
  for (const { id } of users) {
    if (accessNow(graph, id) !== "live") continue;
    for (const { dataSourceId, access } of accessOfUser(graph, id)) {
      const kind = kindOf(access);
      if (kind === null) continue;
      const count = counts.get(dataSourceId) ?? { certain: 0, possible: 0 };
      count[kind] += 1;
      counts.set(dataSourceId, count);
    }
  }
  return counts;
}

function kindOf({ level, abilities }: Access): keyof Reach | null {
  if (level === "unknown") return "possible";
  return level === "view" && abilities.includes("open_query") ? "certain" : null;
}
