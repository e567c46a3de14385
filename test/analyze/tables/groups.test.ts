import { expect, it } from "vitest";
import { dataSource, events, grant, group, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

it("counts members by status and data sources by grant", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(9, "", { permissions: ["view_query", "admin"], createdAt: null })],
    users: [
      user(3, "Ana", [2, 9, 9]),
      user(4, "Bo", [2], { disabled: true }),
      user(5, "Cy", [2], { pending: true }),
      user(6, "Di", null),
    ],
    dataSources: [dataSource(1, "A"), dataSource(2, "B"), dataSource(3, "C")],
    grants: [grant(2, 1), grant(2, 2, "view"), grant(9, 1)],
    unknownGrants: [{ dataSourceId: 3, groupIds: [2, 9] }],
  });
  const columns = [
    ...["group_id", "group_name", "group_type", "admin", "created_at"],
    ...["members_enabled", "members_disabled", "members_pending"],
    ...["data_sources_full", "data_sources_view", "data_sources_unknown"],
  ];
  const AT = "2026-11-25T09:15:00Z";
  expect(rowsOf(acme, "groups", columns)).toEqual([
    [1, "admin", "builtin", "yes", AT, 0, 0, 0, 0, 0, 0],
    [2, "default", "builtin", "no", AT, 1, 1, 1, 1, 1, 1],
    [9, "", "regular", "yes", "unknown", 1, 0, 0, 1, 0, 1],
  ]);
  expect(rowsOf(acme, "groups", ["permissions"])[2]).toEqual([["admin", "view_query"]]);
});

it("tells who changed a group last, as far as the events reach", () => {
  const change = { action: "add_member", at: "2026-11-01T10:00:00Z" } as const;
  const acme = (differing: Parameters<typeof events>[0]) =>
    snapshot({
      groups: [...snapshot().groups, group(9, "Ops")],
      users: [user(3, "Ana", [2])],
      events: events({
        groupChanges: [
          { ...change, groupId: 2, userId: 3 },
          { ...change, groupId: 2, userId: 4, at: "2026-11-02T10:00:00Z" },
          { ...change, groupId: 9, userId: 3 },
        ],
        ...differing,
      }),
    });
  const columns = ["group_id", "last_changed_at", "last_changed_by"];
  expect(rowsOf(acme({}), "groups", columns)).toEqual([
    [1, "no event", null],
    [2, "2026-11-02T10:00:00Z", "unknown"],
    [9, "2026-11-01T10:00:00Z", "u3@example.com"],
  ]);
  const cut = acme({ readBackTo: "2026-10-01T00:00:00Z" });
  expect(rowsOf(cut, "groups", columns)[0]).toEqual([1, "unknown", "unknown"]);
  expect(rowsOf(snapshot(), "groups", columns)[0]).toEqual([1, "unknown", "unknown"]);
});
