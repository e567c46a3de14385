import { personOf } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { linkInWords, outcomeIfShared, queriesShown, UNSHARE, WHAT_A_LINK_DOES } from "../public-links.js";
import { rule } from "../rule.js";

export default rule({
  id: "public-dashboard",
  title: "Public dashboard",
  severity: "medium",
  version: 1,
  needs: ["dashboards"],
  identity: ["dashboard"],
  denominator: "dashboards",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation: `${WHAT_A_LINK_DOES} No list of accounts shows who that is.`,
  remedy: `Ask the owner whether it has to be public. ${UNSHARE} That does not change the keys of its queries: make them anew by POST /api/queries/<id>/regenerate_api_key, by an administrator.`,
  changeWhere: "key or link",
  examine({ graph, dashboards }) {
    return examineEach(dashboards, (dashboard) => {
      if (dashboard.hasPublicLink === false) return null;
      const owner = dashboard.ownerId === null ? "not told" : personOf(graph, dashboard.ownerId).name;
      const evidence = `${linkInWords(dashboard)} Its owner: ${owner}.`;
      return ofOne("dashboard", dashboard.id, outcomeIfShared(dashboard), evidence, {
        also: queriesShown(dashboard),
      });
    });
  },
});
