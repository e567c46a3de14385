import { groupsOf } from "../../graph/user-access.js";
import { administrators } from "../accounts.js";
import { examineEach, ofUser, someOf } from "../examining.js";
import { MEMBERS, rule } from "../rule.js";

/** What the lists of this report need of a caller besides `admin`, and what running a query needs. */
const WANTED = [
  "list_users",
  "list_data_sources",
  "view_query",
  "list_dashboards",
  "list_alerts",
  "execute_query",
];

export default rule({
  id: "hampered-administrator",
  title: "Administrator who lacks permissions",
  severity: "information",
  version: 1,
  needs: [],
  restsOn: MEMBERS,
  identity: ["user"],
  denominator: "administrators who are not disabled",
  frameworks: ["NIST 800-53 AC-6(7)"],
  explanation:
    "In Redash every action needs a permission of its own, of administrators too. This one can change what anybody may do, and cannot do all of it: a report that is made with such a key is refused, or holds less.",
  remedy:
    "Put the account into a group that gives the permissions, as default mostly does, or take it out of the group that makes it an administrator’s.",
  changeWhere: "Redash membership",
  examine(facts) {
    return examineEach(administrators(facts), ({ user, certain }) => {
      if (!certain) return ofUser(user.id, "unknown", "Redash does not tell its groups.");
      const own = new Set(groupsOf(facts.graph, user.id));
      const given = new Set(
        facts.snapshot.groups.flatMap(({ id, permissions }) => (own.has(id) ? permissions : [])),
      );
      const missing = WANTED.filter((permission) => !given.has(permission));
      return missing.length === 0 ? null : ofUser(user.id, "found", `Lacks ${someOf(missing)}.`);
    });
  },
});
