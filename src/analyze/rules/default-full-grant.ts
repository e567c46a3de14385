import { builtinGroup } from "../accounts.js";
import { examineEach, ofOne } from "../examining.js";
import { grantsOf, letsQuery, membersInWords } from "../group-grants.js";
import { rule } from "../rule.js";

export default rule({
  id: "default-full-grant",
  title: "Data source that everybody can query",
  severity: "medium",
  version: 1,
  needs: [],
  identity: ["data source"],
  denominator: "data sources",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "Redash grants each new data source in full to the builtin group default, and puts each new account into it. Where nobody takes that grant away, everybody runs any query text there, and nobody decided so.",
  remedy:
    "Grant the data source to the groups that need it, then take it from default. In Redash: Settings > Groups > default > Data Sources, set View Only or remove it. Taking people out of default does not help: single sign-on puts them back.",
  changeWhere: "grant",
  examine({ snapshot, traits }) {
    const everybody = builtinGroup(snapshot, "default");
    const granted = everybody && grantsOf(snapshot, everybody.id);
    const members = everybody && membersInWords(snapshot, everybody);
    return examineEach(snapshot.dataSources, ({ id }) => {
      if (everybody === undefined)
        return ofOne("data source", id, "unknown", "The group default was not read.");
      const level = granted?.get(id);
      if (level === undefined || level === "view only" || !letsQuery(everybody, traits.access)) return null;
      if (level === "unknown")
        return ofOne("data source", id, "unknown", "Whether the group default has it is not known.");
      const evidence = `The group default has it in full, and lets its members run query text. ${members}`;
      const changes = [{ kind: "view only" as const, groupId: everybody.id, dataSourceId: id }];
      return ofOne("data source", id, "found", evidence, { changes });
    });
  },
});
