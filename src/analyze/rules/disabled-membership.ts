import { groupsOf, isAdministrator } from "../../graph/user-access.js";
import type { User } from "../../model/snapshot.js";
import { builtinGroup, leaving } from "../accounts.js";
import { dayOf } from "../age.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { type BaseFacts, type Case, MEMBERS, rule } from "../rule.js";

/** Every account is put into the builtin group default, and no page of Redash takes it out: that alone is no finding. */
export default rule({
  id: "disabled-membership",
  title: "Disabled account that keeps its groups",
  severity: "low",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "disabled accounts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Disabling an account in Redash leaves its groups as they are. Whoever enables it again, by mistake or on purpose, gives back everything at once, the old API key and old sessions included.",
  remedy:
    "Take the account out of its groups while it is disabled. In Redash: Settings > Groups, open the group, Members, Remove.",
  changeWhere: "Redash membership",
  examine(facts) {
    const disabled = facts.snapshot.users.filter((user) => user.disabled);
    const everybodys = builtinGroup(facts.snapshot, "default")?.id;
    return examineEach(disabled, (user) => caseOf(user, facts, everybodys));
  },
});

/** @param everybodys the group in which everybody is */
function caseOf(user: User, { graph, groupLabel }: BaseFacts, everybodys: number | undefined): Case | null {
  const kept = groupsOf(graph, user.id);
  if (kept === null) return ofUser(user.id, "unknown", `${since(user)} Redash does not tell its groups.`);
  const groups = kept.filter((id) => id !== everybodys);
  if (groups.length === 0) return null;
  const again = isAdministrator(graph, user.id) === true ? " Enabled again, it is an administrator’s." : "";
  return ofUser(user.id, "found", `${since(user)} Still in ${someOf(groups.map(groupLabel))}.${again}`, {
    also: subjects("group", groups),
    changes: leaving(user.id, groups),
  });
}

function since({ disabledAt }: User): string {
  const told = disabledAt !== undefined && disabledAt !== null;
  return told ? `Disabled on ${dayOf(disabledAt)}.` : "Disabled; Redash does not tell since when.";
}
