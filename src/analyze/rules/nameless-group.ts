import { look } from "../../graph/labels.js";
import { examineEach, ofOne } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "nameless-group",
  title: "Group without a name",
  severity: "low",
  version: 1,
  needs: [],
  identity: ["group"],
  denominator: "groups",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "Nobody can tell what the group is for, and Redash’s own pages show nothing to click on. Its members and data sources are easily overlooked.",
  remedy:
    "Give it a name, or delete it. Redash’s page of the group opens by its address: <Redash>/groups/<id>.",
  changeWhere: "setting",
  examine({ snapshot }) {
    return examineEach(snapshot.groups, ({ id, name }) => {
      if (look(name) !== "") return null;
      return ofOne("group", id, "found", `Group #${id} has ${name === "" ? "no name" : "a name of blanks"}.`);
    });
  },
});
