import { examineEach, ofOne } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "missing-driver",
  title: "Data source whose driver does not load",
  severity: "medium",
  version: 1,
  needs: [],
  identity: ["data source"],
  denominator: "data sources, those included that may be there unseen",
  frameworks: ["SOC 2 CC6.1", "ISO 27001 A.5.18"],
  explanation:
    "Redash leaves such a data source out of every list, and shows its grants nowhere; each group that has it hides its other grants in Redash’s own pages as well. Once the driver is installed again, whoever has a grant can query it at once.",
  remedy:
    "Have the driver installed on the server and review the grants, or have the data source deleted from Redash’s database.",
  changeWhere: "server",
  examine({ snapshot }) {
    return examineEach(snapshot.dataSources, ({ id, presence }) => {
      if (presence === "listed") return null;
      if (presence === "hidden")
        return ofOne(
          "data source",
          id,
          "found",
          "It is there, and its name, type and grants are shown nowhere.",
        );
      return ofOne("data source", id, "unknown", "Either it was deleted, or its driver does not load.");
    });
  },
});
