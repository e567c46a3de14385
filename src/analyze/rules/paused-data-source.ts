import { counted } from "../../model/counted.js";
import { examineEach, ofOne, someOf, subjects } from "../examining.js";
import { rule } from "../rule.js";
import { whoHas } from "../who-has.js";

export default rule({
  id: "paused-data-source",
  title: "Paused data source that groups still have",
  severity: "information",
  version: 1,
  needs: [],
  identity: ["data source"],
  denominator: "data sources on the server’s list",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "Pausing a data source stops queries, and takes nothing away: results that are stored can still be read, and everything works again when somebody resumes it. A pause is no removal of access.",
  remedy:
    "Resume it, or, where it is not needed any more, take its grants away. In Redash: Settings > Groups, open the group, Data Sources, Remove.",
  changeWhere: "grant",
  examine({ snapshot, groupLabel }) {
    const listed = snapshot.dataSources.filter(({ presence }) => presence === "listed");
    const groupsOf = whoHas(snapshot);
    return examineEach(listed, ({ id, paused, pauseReason }) => {
      const { others } = groupsOf(id);
      if (paused === false || others.length === 0) return null;
      const having = `${counted(others.length, "group has", "groups have")} it: ${someOf(others.map(groupLabel))}.`;
      if (paused === null)
        return ofOne("data source", id, "unknown", `Redash does not tell whether it is paused. ${having}`);
      const why = pauseReason ? `Paused, with the reason “${pauseReason}”.` : "Paused, without a reason.";
      return ofOne("data source", id, "found", `${why} ${having}`, { also: subjects("group", others) });
    });
  },
});
