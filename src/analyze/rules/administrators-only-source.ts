import { examineEach, ofOne } from "../examining.js";
import { rule } from "../rule.js";
import { whoHas } from "../who-has.js";

export default rule({
  id: "administrators-only-source",
  title: "Data source that administrators alone reach",
  severity: "information",
  version: 1,
  needs: [],
  identity: ["data source"],
  denominator: "data sources on the server’s list",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "No group but administrators’ has it. Either it was closed, and is no longer needed; or work on it is done with administrators’ accounts. Its saved queries go on all the same: through their schedules, their own API keys, and dashboards that are shared.",
  remedy:
    "Delete the data source if nobody needs it. In Redash: Settings > Data Sources, open it, Delete. Otherwise grant it to a group of those who work on it.",
  changeWhere: "grant",
  examine({ snapshot }) {
    const listed = snapshot.dataSources.filter(({ presence }) => presence === "listed");
    const groupsOf = whoHas(snapshot);
    return examineEach(listed, ({ id }) => {
      const { others, administrators, unknown } = groupsOf(id);
      if (others.length > 0) return null;
      if (unknown.length > 0)
        return ofOne("data source", id, "unknown", "No grant of it is known, and some could not be read.");
      const evidence =
        administrators.length === 0 ? "No group has it." : "Groups of administrators alone have it.";
      return ofOne("data source", id, "found", evidence);
    });
  },
});
