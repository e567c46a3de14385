import { mayHaveMoreQueries } from "../../graph/source-access.js";
import { accessNow, accessOf, accessOfUser } from "../../graph/user-access.js";
import { accessInWords } from "../../graph/words.js";
import { sourceNames } from "../evidence-names.js";
import { addressBelongs } from "../internal-address.js";
import { type Case, rule } from "../rule.js";

export default rule({
  id: "external-sensitive-access",
  title: "Outside account that reaches a sensitive data source",
  severity: "high",
  version: 1,
  needs: ["internalDomains", "sensitive"],
  identity: ["user", "data source"],
  denominator: "accounts whose access works and whose address is not one’s own, by sensitive data source",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.4", "HIPAA 164.308(a)(4)(ii)(C)", "ISO 27001 A.5.18"],
  explanation:
    "The e-mail address of the account is in none of one’s own domains, and it reads results of a data source that the config file calls sensitive, or runs queries there. Somebody should have decided that, and until when.",
  remedy:
    "Ask the owner of the data source. Where the access is not needed, take the account out of the groups named. In Redash: Settings > Groups, open the group, Members, Remove.",
  changeWhere: "Redash membership",
  examine({ snapshot, graph, groupLabel, internalDomains, sensitive }) {
    const outside = snapshot.users.filter(({ id, email }) => {
      return accessNow(graph, id) === "live" && addressBelongs(email, internalDomains) !== "inside";
    });
    const cases = outside.flatMap(({ id: userId, email }) => {
      const certainlyOutside = addressBelongs(email, internalDomains) === "outside";
      const rows = accessOfUser(graph, userId).filter(({ dataSourceId, access }) => {
        return sensitive.has(dataSourceId) && access.level !== "schema";
      });
      return rows.map(({ dataSourceId, access }): Case => {
        const outcome = certainlyOutside && access.level !== "unknown" ? "found" : "unknown";
        const whose = certainlyOutside ? "Outside address" : "No address, so nobody can say whose it is";
        const evidence = `${whose}: “${email}”. On the data source: ${accessInWords(access, groupLabel)}.`;
        const about = [
          { kind: "user", id: userId },
          { kind: "data source", id: dataSourceId },
        ] as const;
        return { about, outcome, evidence };
      });
    });
    const open = graph.dataSourceIds.filter((id) => {
      if (!sensitive.has(id) || !mayHaveMoreQueries(graph, id)) return false;
      return outside.some(({ id: userId }) => accessOf(graph, userId, id).maybeMoreQueries);
    });
    const names = sourceNames(snapshot);
    const partly =
      open.length === 0
        ? []
        : [`Outside accounts may have queries of their own that were not read: on ${names(open)}.`];
    return { examined: outside.length * sensitive.size, cases, partly };
  },
});
