import { eachOnce } from "../../graph/edges/membership.js";
import { counted } from "../../model/counted.js";
import { accountsNotDisabled, builtinGroup } from "../accounts.js";
import { examineEach, ofOne } from "../examining.js";
import { rule } from "../rule.js";

/** What Redash gives the group default, and each group that is made on its pages or by its API: 4.0.2 to 26.3.0. */
const USUAL: ReadonlySet<string> = new Set([
  "create_dashboard",
  "create_query",
  "edit_dashboard",
  "edit_query",
  "execute_query",
  "list_alerts",
  "list_dashboards",
  "list_data_sources",
  "list_users",
  "schedule_query",
  "view_query",
  "view_source",
]);

export default rule({
  id: "wider-permissions",
  title: "Group with more permissions than Redash gives",
  severity: "high",
  version: 1,
  needs: [],
  identity: ["group"],
  denominator: "groups besides the built-in group admin",
  frameworks: ["SOC 2 CC6.3", "PCI DSS 7.2.4", "NIST 800-53 AC-6(7)", "ISO 27001 A.5.18"],
  explanation:
    "Redash’s pages do not show what a group permits. Somebody gave this one more on the server’s command line or in its database. With admin its members are administrators, though they are not in the group admin; with super_admin they also see the state of the whole server.",
  remedy:
    "Move those who need it into the group admin, and take the permission from this group: on the server’s command line, manage.py groups change_permissions, or in its database.",
  changeWhere: "server",
  examine({ snapshot }) {
    const admin = builtinGroup(snapshot, "admin")?.id;
    const members = new Map<number, number>();
    for (const { groups } of accountsNotDisabled({ snapshot }))
      for (const id of eachOnce(groups ?? [])) members.set(id, (members.get(id) ?? 0) + 1);
    const others = snapshot.groups.filter(({ id }) => id !== admin);
    return examineEach(others, ({ id, permissions }) => {
      const wider = permissions.filter((permission) => !USUAL.has(permission)).sort();
      if (wider.length === 0) return null;
      const accounts = counted(
        members.get(id) ?? 0,
        "account that is not disabled",
        "accounts that are not disabled",
      );
      const changes = wider.map((permission) => ({ kind: "permission" as const, groupId: id, permission }));
      return ofOne("group", id, "found", `It permits ${wider.join(", ")}. Members: ${accounts}.`, {
        changes,
      });
    });
  },
});
