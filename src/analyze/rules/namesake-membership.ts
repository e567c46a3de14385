import { look } from "../../graph/labels.js";
import { groupsOf } from "../../graph/user-access.js";
import { putUnder } from "../../model/put-under.js";
import type { Group } from "../../model/snapshot.js";
import { examineEach, ofUser, someOf, subjects } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

export default rule({
  id: "namesake-membership",
  title: "Account in several groups of one name",
  severity: "low",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "accounts whose groups are told",
  frameworks: ["ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Redash lets several groups have one name, and a single sign-on login puts people into all of them. Who removes the person from one of them takes the other for it, and the access stays.",
  remedy: "Give the groups different names, then look at what each is granted and who is in it.",
  changeWhere: "Redash membership",
  examine({ snapshot, graph, groupLabel }) {
    const lookOf = looksOfNamesakes(snapshot.groups);
    const accounts = snapshot.users.filter(({ groups }) => groups !== null);
    return examineEach(accounts, ({ id }) => {
      const byLook = new Map<string, number[]>();
      for (const groupId of groupsOf(graph, id) ?? []) {
        const seen = lookOf.get(groupId);
        if (seen !== undefined) putUnder(byLook, seen, groupId);
      }
      const namesakes = [...byLook.values()].filter((ids) => ids.length > 1).flat();
      if (namesakes.length === 0) return null;
      return ofUser(id, "found", `It is in ${someOf(namesakes.map(groupLabel))}.`, {
        also: subjects("group", namesakes),
      });
    });
  },
});

/** What a reader sees of the name of each group that is not the only one that looks so, by id. */
function looksOfNamesakes(groups: readonly Pick<Group, "id" | "name">[]): ReadonlyMap<number, string> {
  const byLook = new Map<string, number[]>();
  for (const { id, name } of groups) putUnder(byLook, look(name), id);
  const namesakes = [...byLook].filter(([, ids]) => ids.length > 1);
  return new Map(namesakes.flatMap(([seen, ids]) => ids.map((id) => [id, seen] as const)));
}
