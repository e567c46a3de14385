import { builtinGroup } from "../accounts.js";
import { examineEach, ofOne } from "../examining.js";
import { grantsOf, membersInWords } from "../group-grants.js";
import { rule } from "../rule.js";
import { sensitiveSources } from "../sensitive-sources.js";

export default rule({
  id: "sensitive-default-grant",
  title: "Sensitive data source that everybody has",
  severity: "high",
  version: 1,
  needs: ["sensitive"],
  identity: ["data source"],
  denominator: "sensitive data sources",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.4", "HIPAA 164.308(a)(4)(ii)(C)", "ISO 27001 A.5.18"],
  explanation:
    "The config file calls the data source sensitive, and the builtin group default has it: so everybody does. View only is enough to read the results of every saved query on it, and to copy the API keys of those queries.",
  remedy:
    "Grant the data source to the groups that need it, then take it from default. In Redash: Settings > Groups > default > Data Sources, Remove.",
  changeWhere: "grant",
  examine({ snapshot, sensitive }) {
    const everybody = builtinGroup(snapshot, "default");
    const granted = everybody && grantsOf(snapshot, everybody.id);
    const members = everybody && membersInWords(snapshot, everybody);
    return examineEach(sensitiveSources(snapshot, sensitive), ({ id }) => {
      if (everybody === undefined)
        return ofOne("data source", id, "unknown", "The group default was not read.");
      const level = granted?.get(id);
      if (level === undefined) return null;
      if (level === "unknown")
        return ofOne("data source", id, "unknown", "Whether the group default has it is not known.");
      const how = level === "full" ? "in full" : level;
      const evidence = `The group default has it ${how}. ${members}`;
      const changes = [{ kind: "grant" as const, groupId: everybody.id, dataSourceId: id }];
      return ofOne("data source", id, "found", evidence, { changes });
    });
  },
});
