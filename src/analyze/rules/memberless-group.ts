import { eachOnce } from "../../graph/edges/membership.js";
import { accessNow } from "../../graph/user-access.js";
import { counted } from "../../model/counted.js";
import { sourceNames } from "../evidence-names.js";
import { examineEach, ofOne } from "../examining.js";
import { grantRows, indexGrants } from "../grant-rows.js";
import { type BaseFacts, rule } from "../rule.js";

export default rule({
  id: "memberless-group",
  title: "Group that grants access to nobody",
  severity: "low",
  version: 1,
  needs: [],
  identity: ["group"],
  denominator: "groups that are not built in and have a data source",
  frameworks: ["SOC 2 CC6.3", "ISO 27001 A.5.18"],
  explanation:
    "The group has data sources, and nobody whose access works is in it. Nobody misses it, so nobody reviews it; whoever is put into it, by hand or by a name that single sign-on sends, gets everything that it has.",
  remedy:
    "Delete the group, or take its data sources away. In Redash: Settings > Groups, open it, Delete Group.",
  changeWhere: "grant",
  examine(facts) {
    const { snapshot } = facts;
    const grants = indexGrants(grantRows(snapshot));
    const granted = snapshot.groups
      .filter(({ type }) => type === "regular")
      .map(({ id }) => ({
        id,
        sources: [...grants.dataSourcesOf(id, "full"), ...grants.dataSourcesOf(id, "view only")],
      }))
      .filter(({ sources }) => sources.length > 0);
    const { live, notWorking } = membersOf(facts);
    const unread = whyNotCertain(facts);
    const names = sourceNames(snapshot);
    return examineEach(granted, ({ id, sources }) => {
      if (live.has(id)) return null;
      const left = notWorking.get(id) ?? 0;
      const members = left === 0 ? "" : ` Disabled accounts in it: ${left}.`;
      const evidence = `It has ${counted(sources.length, "data source")}: ${names(sources)}.${members}`;
      if (unread !== null) return ofOne("group", id, "unknown", `${evidence} ${unread}`);
      const changes = sources.map((dataSourceId) => ({ kind: "grant" as const, groupId: id, dataSourceId }));
      return ofOne("group", id, "found", evidence, { changes });
    });
  },
});

/** Groups with members whose access works, and how many others each group has. */
function membersOf({ snapshot, graph }: BaseFacts) {
  const live = new Set<number>();
  const notWorking = new Map<number, number>();
  for (const { id, groups } of snapshot.users) {
    const works = accessNow(graph, id) === "live";
    for (const groupId of eachOnce(groups ?? [])) {
      if (works) live.add(groupId);
      else notWorking.set(groupId, (notWorking.get(groupId) ?? 0) + 1);
    }
  }
  return { live, notWorking };
}

function whyNotCertain({ snapshot, graph }: BaseFacts): string | null {
  const { users, memberships } = snapshot.sections;
  const untold = snapshot.users.filter(
    ({ id, groups }) => groups === null && accessNow(graph, id) === "live",
  );
  if (untold.length > 0) {
    const accounts = counted(untold.length, "account");
    return `Redash does not tell the groups of ${accounts}, which may be in it.`;
  }
  const whole = users.status === "complete" && memberships.status === "complete";
  return whole ? null : "Accounts that were not read may be in it.";
}
