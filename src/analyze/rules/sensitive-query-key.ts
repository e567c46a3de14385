import { queryNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { keyedQueriesBySource, keySubjects, keysInWords } from "../query-keys.js";
import { reachInWords } from "../reach.js";
import { rule } from "../rule.js";
import { sensitiveSources } from "../sensitive-sources.js";

export default rule({
  id: "sensitive-query-key",
  title: "Query keys that open a sensitive data source",
  severity: "medium",
  version: 1,
  needs: ["queries", "sensitive"],
  identity: ["data source"],
  denominator: "sensitive data sources",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "HIPAA 164.308(a)(4)(ii)(C)", "ISO 27001 A.5.18"],
  explanation:
    "Each saved query has an API key of its own. Whoever has it reads the query’s results, and has it run anew, without an account: no list of accounts shows it, no group takes it away. Here the results come from a data source that the config file calls sensitive.",
  remedy:
    "Make the keys anew whenever somebody who could see them has left: POST /api/queries/<id>/regenerate_api_key, by an administrator. Do so too for queries that nobody needs: archiving one may not end its key. List the programs that use one, as accounts of programs are listed.",
  changeWhere: "key or link",
  examine({ snapshot, counts, queries, sensitive }) {
    const keyed = new Map(keyedQueriesBySource(queries).map((keys) => [keys.dataSourceId, keys]));
    const names = queryNames(queries);
    return examineEach(sensitiveSources(snapshot, sensitive), ({ id }) => {
      const keys = keyed.get(id);
      if (keys === undefined) return null;
      const readers = reachInWords(counts().byDataSource.get(id), ({ openers }) => openers.all);
      const evidence = `${keysInWords(keys, names)} Shown to all who open the query: ${readers}.`;
      return ofOne("data source", id, keys.certain.length > 0 ? "found" : "unknown", evidence, {
        also: keySubjects(keys),
      });
    });
  },
});
