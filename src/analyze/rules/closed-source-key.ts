import { queryNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { keyedQueriesBySource, keySubjects, keysInWords } from "../query-keys.js";
import { rule } from "../rule.js";
import { whoHas } from "../who-has.js";

export default rule({
  id: "closed-source-key",
  title: "Query keys that open a data source which no group has",
  severity: "medium",
  version: 1,
  needs: ["queries"],
  identity: ["data source"],
  denominator: "data sources on the server’s list whose queries have keys",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation:
    "No group but administrators’ has the data source, so it looks closed. But the API keys of its saved queries go on: whoever copied one while it was open, or got it from a public dashboard, still reads results there, and has the query run anew.",
  remedy:
    "Make the keys anew: POST /api/queries/<id>/regenerate_api_key, by an administrator. Or delete the data source, if nobody needs it.",
  changeWhere: "key or link",
  examine({ snapshot, queries }) {
    const names = queryNames(queries);
    const groupsOf = whoHas(snapshot);
    const listed = new Set(
      snapshot.dataSources.filter(({ presence }) => presence === "listed").map(({ id }) => id),
    );
    const asked = keyedQueriesBySource(queries).filter(({ dataSourceId }) => listed.has(dataSourceId));
    return examineEach(asked, (keys) => {
      const { others, unknown } = groupsOf(keys.dataSourceId);
      if (others.length > 0) return null;
      const closed = unknown.length === 0;
      const evidence = `${closed ? "No group but administrators’ has it." : "No grant of it is known, and some could not be read."} ${keysInWords(keys, names)}`;
      const outcome = closed && keys.certain.length > 0 ? "found" : "unknown";
      return ofOne("data source", keys.dataSourceId, outcome, evidence, { also: keySubjects(keys) });
    });
  },
});
