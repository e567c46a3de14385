import { groupsOf } from "../../graph/user-access.js";
import { counted } from "../../model/counted.js";
import { dataSourcesReached, leaving } from "../accounts.js";
import { examineEach, ofUser, someOf } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "disabled-working",
  title: "Disabled account that can still come in",
  severity: "high",
  version: 1,
  needs: [],
  identity: ["user"],
  denominator: "disabled accounts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Redash 5 goes on serving the API key of a disabled account in full. Somebody meant to end this access, and it works.",
  remedy:
    "Take the account out of all its groups, default too: then the key reaches nothing. Or move to a later release of Redash, which refuses the key.",
  changeWhere: "Redash membership",
  examine(facts) {
    const { snapshot, graph, traits, groupLabel } = facts;
    const disabled = snapshot.users.filter((user) => user.disabled);
    return examineEach(disabled, ({ id: userId }) => {
      if (!traits.access.disabledKeyWorks) return null;
      const groups = groupsOf(graph, userId);
      if (groups === null) {
        return ofUser(userId, "unknown", "Its API key works; Redash does not tell its groups.");
      }
      if (groups.length === 0) return null;
      const reached = counted(dataSourcesReached(facts, userId), "data source");
      const evidence = `By API key it reaches ${reached}, through ${someOf(groups.map(groupLabel))}.`;
      return ofUser(userId, "found", evidence, { changes: leaving(userId, groups) });
    });
  },
});
