import { counted } from "../../model/counted.js";
import { ascending } from "../../model/sort-few.js";
import { dayOf } from "../age.js";
import { sourceNames } from "../evidence-names.js";
import { examineEach, ofOne, subjects } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "used-query-key",
  title: "Query key that was used",
  severity: "low",
  version: 1,
  needs: ["events", "queries"],
  identity: ["query"],
  denominator: "queries",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "NIST 800-53 AC-2"],
  explanation:
    "Somebody or some program fetched results by the API key of the query. Redash does not tell who: a key has no account. A program that relies on such a key belongs into the list of system accounts; if nobody knows of one, somebody else has the key. It rests on events, which can be forged.",
  remedy:
    "Find out what uses it. If nobody knows, make the key anew: POST /api/queries/<id>/regenerate_api_key, by an administrator.",
  changeWhere: "key or link",
  examine({ snapshot, queries, events }) {
    const uses = new Map(events.keyUses.map((use) => [use.queryId, use]));
    const read = new Map(queries.map((query) => [query.id, query]));
    const ids = ascending(new Set([...read.keys(), ...uses.keys()]));
    const names = sourceNames(snapshot);
    return examineEach(ids, (id) => {
      const use = uses.get(id);
      if (use === undefined) return null;
      const times = `Used ${counted(use.times, "time")} since ${dayOf(events.since)}, last on ${dayOf(use.last)}.`;
      const sourceId = read.get(id)?.dataSourceId ?? null;
      if (sourceId === null) return ofOne("query", id, "found", `${times} Its data source is not known.`);
      const also = subjects("data source", [sourceId]);
      return ofOne("query", id, "found", `${times} It asks ${names([sourceId])}.`, { also });
    });
  },
});
