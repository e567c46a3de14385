import { personOf } from "../evidence-names.js";
import { examineEach, ofOne, subjects } from "../examining.js";
import { linkInWords, outcomeIfShared, perhapsShared, UNSHARE, WHAT_A_LINK_DOES } from "../public-links.js";
import { rule } from "../rule.js";

export default rule({
  id: "disabled-owner-dashboard",
  title: "Public dashboard of a disabled account",
  severity: "high",
  version: 1,
  needs: ["dashboards"],
  identity: ["dashboard"],
  denominator: "dashboards that are shared, or may be",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation: `${WHAT_A_LINK_DOES} Disabling the account that shared it does not end that: the person may still have the link.`,
  remedy: `Switch the link off. ${UNSHARE} If it has to be public, somebody who is there shares it anew: that makes another link.`,
  changeWhere: "key or link",
  examine({ graph, dashboards }) {
    return examineEach(perhapsShared(dashboards), (dashboard) => {
      const { id, ownerId } = dashboard;
      const link = linkInWords(dashboard);
      if (ownerId === null) return ofOne("dashboard", id, "unknown", `${link} Its owner is not told.`);
      const { state, name } = personOf(graph, ownerId);
      if (state === "there") return null;
      const also = subjects("user", [ownerId]);
      if (state === "disabled") {
        const outcome = outcomeIfShared(dashboard);
        return ofOne("dashboard", id, outcome, `${link} Its owner: ${name}.`, { also });
      }
      const evidence = `${link} Its owner: ${name}, not among the accounts that were read.`;
      return ofOne("dashboard", id, "unknown", evidence, { also });
    });
  },
});
