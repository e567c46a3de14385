import { describe, expect, it } from "vitest";
import hamperedAdministrator from "../../../src/analyze/rules/hampered-administrator.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const ALL = [
  "list_users",
  "list_data_sources",
  "view_query",
  "list_dashboards",
  "list_alerts",
  "execute_query",
];
const groups = [...snapshot().groups, group(5, "Everything", { permissions: ALL })];

describe("hampered-administrator", () => {
  it("finds what an administrator’s groups do not give together", () => {
    const users = [user(3, "Ana", [1, 5]), user(4, "Bo", [1, 2]), user(5, "Cy", [1])];
    expect(ruleSays(hamperedAdministrator, { groups, users })).toEqual({
      examined: 3,
      says: [
        "hampered-administrator-u4 open: Lacks list_users, list_dashboards and list_alerts.",
        "hampered-administrator-u5 open: Lacks list_users, list_data_sources, view_query, list_dashboards, list_alerts and execute_query.",
      ],
    });
    expect(ruleSays(hamperedAdministrator, { groups, users }, { accepted: ["*-u4"] }).says[0]).toBe(
      "hampered-administrator-u4 accepted: Lacks list_users, list_dashboards and list_alerts.",
    );
  });

  it("does not know where the groups are not told", () => {
    expect(ruleSays(hamperedAdministrator, { groups, users: [user(3, "Una", null)] }).says).toEqual([
      "hampered-administrator-u3 unknown: Redash does not tell its groups.",
    ]);
  });
});
