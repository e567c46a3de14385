import { expect, it } from "vitest";
import { account, directory, driftSettings, identity } from "../../helpers/drift.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

const AT = "2026-11-25T09:15:00Z";

it("has every account with status, administrator's mark and groups, by id", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(5, "Analysts"), group(9, "Analysts")],
    users: [
      user(4, "Bo", [2], { disabled: true, disabledAt: AT }),
      user(3, "Ana", [9, 2, 5, 5, 15]),
      user(1, "Root", [1, 2]),
      user(6, "Cy", [2], { pending: true }),
      user(7, "Di", [2], { pending: true, disabled: true, disabledAt: AT }),
      user(8, "Ed", null),
      user(9, "Flo", []),
    ],
  });
  const columns = ["user_id", "user_status", "admin", "access_now", "groups", "group_ids"];
  expect(rowsOf(acme, "users", columns)).toEqual([
    [1, "enabled", "yes", "live", ["admin", "default"], ["1", "2"]],
    [3, "enabled", "no", "live", ["default", "Analysts #5", "Analysts #9"], ["2", "5", "9"]],
    [4, "disabled", "no", "latent", ["default"], ["2"]],
    [6, "pending", "no", "live", ["default"], ["2"]],
    [7, "disabled", "no", "latent", ["default"], ["2"]],
    [8, "enabled", "unknown", "live", ["unknown"], ["unknown"]],
    [9, "enabled", "no", "live", [], []],
  ]);
});

it("says never, unknown or nothing where there is no time", () => {
  const old = { id: 5, name: "Old", email: "old@example.com", groups: [2], groupsReadFrom: "list" } as const;
  const acme = snapshot({
    users: [
      user(3, "Ana", [2], { activeAt: null, login: "external" }),
      user(4, "Bo", [2], { disabled: true, disabledAt: null, createdAt: null }),
      { ...old, groups: [2], disabled: false },
    ],
  });
  const columns = ["user_id", "login", "created_at", "last_active_at", "disabled_at", "pending_known"];
  expect(rowsOf(acme, "users", columns)).toEqual([
    [3, "external", AT, "never", null, "yes"],
    [4, "password", "unknown", AT, "unknown", "yes"],
    [5, "unknown", "unknown", "unknown", null, "no"],
  ]);
});

it("counts data sources by level", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(5, "Schema", { permissions: [] })],
    users: [user(3, "Ana", [2, 5]), user(4, "Bo", [5]), user(5, "Cy", null)],
    dataSources: [dataSource(1, "A"), dataSource(2, "B"), dataSource(3, "C"), dataSource(4, "D")],
    grants: [grant(2, 1), grant(2, 2, "view"), grant(5, 3)],
    unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
  });
  const columns = [
    "user_id",
    ...["query", "view", "schema", "unknown"].map((level) => `data_sources_${level}`),
  ];
  expect(rowsOf(acme, "users", columns)).toEqual([
    [3, 2, 1, 0, 1],
    [4, 0, 0, 1, 1],
    [5, 0, 0, 0, 4],
  ]);
});

it("shows a disabled account of Redash 5 as live: its API key goes on working", () => {
  const five = snapshot({ version: "5.0.2", users: [user(4, "Bo", [2], { disabled: true })] });
  expect(rowsOf(five, "users", ["user_status", "access_now"])).toEqual([["disabled", "live"]]);
});

it("says of each account whether it is in the directory, by what, and what the person does there", () => {
  const acme = snapshot({ users: [account(3, "ana"), account(4, "bo"), account(5, "cy"), account(6, "di")] });
  const ana = { manager: "eva", department: "Finance", jobTitle: "Analyst", workerType: "Employee" };
  const identities = [
    identity("ana", ana),
    identity("bo", { status: "inactive" }),
    identity("cy"),
    identity("cy2", { mail: "CY@nordlicht.example" }),
  ];
  const comparison = { directory: directory({ identities }), settings: driftSettings() };
  const columns = ["user_id", "directory_match", "matched_by", "directory_status", "manager", "department"];
  expect(rowsOf(acme, "users", ["user_id", "drift"], comparison)).toEqual([
    [3, []],
    [4, ["inactive in the directory"]],
    [5, ["matched by two"]],
    [6, ["not in the directory"]],
  ]);
  expect(rowsOf(acme, "users", [...columns, "job_title", "worker_type"], comparison)).toEqual([
    [3, "matched", "mail", "active", "eva", "Finance", "Analyst", "Employee"],
    [4, "matched", "mail", "inactive", null, null, null, null],
    [5, "ambiguous", null, null, null, null, null, null],
    [6, "none", null, null, null, null, null, null],
  ]);
  expect(rowsOf(acme, "users", ["next_login"], comparison)).toEqual([
    ["not known"],
    ["none comes"],
    ["not known"],
    ["none comes"],
  ]);
  expect(rowsOf(acme, "users", columns)[0]).toEqual([3, null, null, null, null, null]);
});
