import type { AccessRow } from "../../graph/types.js";
import { accessNow, accessOfUser, groupsOf } from "../../graph/user-access.js";
import { sourceNames } from "../evidence-names.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { type BaseFacts, type Case, rule } from "../rule.js";

export default rule({
  id: "create-query-access",
  title: "Account that runs query text without the permission to",
  severity: "medium",
  version: 1,
  needs: [],
  identity: ["user"],
  denominator: "accounts whose access works",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "The account does not have the permission execute_query, and a review that looks for it alone passes over it. But whoever may create queries on a data source, and has it in full, saves any text as a query and has it refreshed: Redash asks for no permission there.",
  remedy:
    "Set the group’s grant to view only. In Redash: Settings > Groups, open the group, Data Sources, View Only. Or take the account out of the groups that let it create queries.",
  changeWhere: "Redash membership",
  examine(facts) {
    const { snapshot, graph } = facts;
    const live = snapshot.users.filter(({ id }) => accessNow(graph, id) === "live");
    const mayBeConcerned = createsWithoutExecuting(facts);
    const names = sourceNames(snapshot);
    return examineEach(live, ({ id }) => {
      const groups = groupsOf(graph, id);
      if (groups === null) return ofUser(id, "unknown", "Redash does not tell its groups.");
      return mayBeConcerned(groups) ? caseOf(id, accessOfUser(graph, id), facts, names) : null;
    });
  },
});

/** Asked of every account: whether its groups together let it create queries and not run them. */
function createsWithoutExecuting({ snapshot }: BaseFacts): (groupIds: readonly number[]) => boolean {
  const giving = (permission: string) =>
    new Set(
      snapshot.groups.filter(({ permissions }) => permissions.includes(permission)).map(({ id }) => id),
    );
  const creating = giving("create_query");
  const executing = giving("execute_query");
  return (ids) => ids.some((id) => creating.has(id)) && !ids.some((id) => executing.has(id));
}

function caseOf(
  userId: number,
  rows: readonly AccessRow[],
  { groupLabel }: BaseFacts,
  names: (ids: readonly number[]) => string,
): Case | null {
  const found = rows.filter(({ access }) => access.groupLevel === "query");
  const possible = rows.filter(({ access }) => access.unknownBecause === "grants");
  const ids = (found.length > 0 ? found : possible).map(({ dataSourceId }) => dataSourceId);
  if (ids.length === 0) return null;
  const also = subjects("data source", ids);
  if (found.length === 0) {
    return ofUser(userId, "unknown", `May create queries, and may have in full: ${names(ids)}.`, { also });
  }
  const creating = [...new Set(found.flatMap(({ access }) => access.permissionGroups))];
  const evidence = `Has in full: ${names(ids)}. May create queries through ${someOf(creating.map(groupLabel))}, and may not run them.`;
  const changes = creating.map((groupId) => ({ kind: "membership" as const, userId, groupId }));
  return ofUser(userId, "found", evidence, { also, changes });
}
