import { mayHaveMoreQueries } from "../../graph/source-access.js";
import { accessOf, groupsOf } from "../../graph/user-access.js";
import { accountsNotDisabled, dataSourcesReached } from "../accounts.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { rule } from "../rule.js";

/**
 * Accounts whose groups are not told are findings of `untold-membership`, those in deleted groups alone of
 * `deleted-group-membership`.
 */
export default rule({
  id: "account-without-access",
  title: "Account that reaches no data source",
  severity: "information",
  version: 2,
  needs: [],
  identity: ["user"],
  denominator: "accounts that are not disabled, and whose groups are told",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
  explanation:
    "The person can sign in and has nothing there. Either the account is not needed, or somebody who needs access lost it.",
  remedy: "Ask the person: put the account into a group that has what is needed, or disable it.",
  changeWhere: "account",
  examine(facts) {
    const { snapshot, graph, groupLabel } = facts;
    const doubtful = graph.dataSourceIds.filter((id) => mayHaveMoreQueries(graph, id));
    const accounts = accountsNotDisabled({ snapshot }).filter(({ groups }) => groups !== null);
    return examineEach(accounts, ({ id, groups }) => {
      if (groups?.length === 0) return ofUser(id, "found", "It is in no group.");
      const own = groupsOf(graph, id) ?? [];
      if (own.length === 0 || dataSourcesReached(facts, id) > 0) return null;
      const evidence = `It reaches nothing through ${someOf(own.map(groupLabel))}.`;
      const also = subjects("group", own);
      if (doubtful.some((sourceId) => accessOf(graph, id, sourceId).maybeMoreQueries))
        return ofUser(id, "unknown", `${evidence} ${UNREAD_QUERIES}`, { also });
      return ofUser(id, "found", evidence, { also });
    });
  },
});

const UNREAD_QUERIES =
  "It may reach something by a query of its own: not all queries were read, or not who may modify them.";
