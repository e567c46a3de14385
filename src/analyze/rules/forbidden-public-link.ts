import { examineEach, ofOne } from "../examining.js";
import { linkInWords, outcomeIfShared, queriesShown, UNSHARE } from "../public-links.js";
import { rule } from "../rule.js";

export default rule({
  id: "forbidden-public-link",
  title: "Public link although public links are switched off",
  severity: "high",
  version: 1,
  needs: ["dashboards", "publicLinks"],
  identity: ["dashboard"],
  denominator: "dashboards",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation:
    "The organisation has switched public links off, and everybody believes that they are closed. Redash closes the page alone: the key in the link still reads the results of each query on the dashboard, has them run anew, and reads their text and API keys.",
  remedy: `Take each link away. ${UNSHARE} Where Redash does not offer that while the setting is off: DELETE /api/dashboards/<id>/share, by an administrator. Then make the keys of its queries anew: POST /api/queries/<id>/regenerate_api_key.`,
  changeWhere: "key or link",
  examine({ dashboards, publicLinks }) {
    return examineEach(dashboards, (dashboard) => {
      if (publicLinks || dashboard.hasPublicLink === false) return null;
      const evidence = `Public links are switched off. ${linkInWords(dashboard)}`;
      return ofOne("dashboard", dashboard.id, outcomeIfShared(dashboard), evidence, {
        also: queriesShown(dashboard),
      });
    });
  },
});
