import type { Dashboard } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import { sourceNames } from "../evidence-names.js";
import { examineEach, ofOne, subjects } from "../examining.js";
import {
  linkInWords,
  outcomeIfShared,
  perhapsShared,
  queriesShown,
  UNSHARE,
  WHAT_A_LINK_DOES,
} from "../public-links.js";
import { rule } from "../rule.js";

export default rule({
  id: "sensitive-dashboard",
  title: "Public dashboard on a sensitive data source",
  severity: "high",
  version: 1,
  needs: ["dashboards", "queries", "sensitive"],
  identity: ["dashboard"],
  denominator: "dashboards that are shared, or may be",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "HIPAA 164.308(a)(4)(ii)(C)", "ISO 27001 A.5.18"],
  explanation: `${WHAT_A_LINK_DOES} Here results come from a data source that the config file calls sensitive.`,
  remedy: `Switch the link off, unless the owner of the data source wants it. ${UNSHARE} Then make the keys of its queries anew: POST /api/queries/<id>/regenerate_api_key, by an administrator.`,
  changeWhere: "key or link",
  examine({ snapshot, dashboards, queries, sensitive }) {
    const sourceOf = new Map(queries.map(({ id, dataSourceId }) => [id, dataSourceId]));
    const names = sourceNames(snapshot);
    return examineEach(perhapsShared(dashboards), (dashboard) => {
      const shown = sourcesShown(dashboard, sourceOf);
      const ids = shown.known.filter((id) => sensitive.has(id));
      const link = linkInWords(dashboard);
      const also = [...subjects("data source", ids), ...queriesShown(dashboard)];
      if (ids.length > 0) {
        const evidence = `${link} Sensitive data sources among those asked: ${names(ids)}.`;
        return ofOne("dashboard", dashboard.id, outcomeIfShared(dashboard), evidence, { also });
      }
      if (shown.all) return null;
      const evidence = `${link} Which data sources its queries ask is not known of all.`;
      return ofOne("dashboard", dashboard.id, "unknown", evidence, { also });
    });
  },
});

/** The data sources whose results a dashboard shows, ascending; `all`: each query on it was read. */
function sourcesShown(
  { queryIds }: Dashboard,
  sourceOf: ReadonlyMap<number, number | null>,
): { readonly known: readonly number[]; readonly all: boolean } {
  const told = (queryIds ?? []).map((id) => sourceOf.get(id));
  const known = new Set(told.filter((id) => id !== undefined && id !== null));
  return {
    known: ascending(known),
    all: queryIds !== undefined && !told.includes(undefined),
  };
}
