import { expect, it } from "vitest";
import { dataSource, events, grant, group, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

const ACME = snapshot({
  groups: [...snapshot().groups, group(5, "Ops"), group(6, "Ops", { permissions: [] })],
  users: [
    user(1, "Root", [1]),
    user(3, "Ana", [2]),
    user(4, "Bo", [5], { disabled: true }),
    user(5, "Cy", [5], { pending: true }),
    user(6, "Di", [6]),
  ],
  dataSources: [
    dataSource(3, "Warehouse", { paused: true, pauseReason: "moving" }),
    dataSource(10, "", { name: null, type: null, paused: null, presence: "hidden" }),
  ],
  grants: [grant(2, 3), grant(5, 3, "view"), grant(6, 3)],
  unknownGrants: [{ dataSourceId: 10, groupIds: [5] }],
});

it("shows what it is and to which groups it is granted", () => {
  const columns = ["data_source_id", "data_source_name", "presence", "paused", "pause_reason"];
  const groups = ["full", "view", "unknown"].flatMap((level) => [`groups_${level}`, `group_ids_${level}`]);
  expect(rowsOf(ACME, "data-sources", [...columns, ...groups])).toEqual([
    [
      ...[3, "Warehouse", "listed", "yes", "moving"],
      ...[["default", "Ops #6"], ["2", "6"], ["Ops #5"], ["5"], [], []],
    ],
    [...[10, "unknown", "hidden", "unknown", null], ...[[], [], [], [], ["Ops #5"], ["5"]]],
  ]);
});

it("counts who reaches it at each level, live and latent apart", () => {
  const columns = ["live", "latent"].flatMap((now) =>
    ["query", "view", "schema", "unknown"].map((level) => `users_${level}_${now}`),
  );
  // The administrator's group has the permission admin alone: granted in full, but nothing else is permitted.
  expect(rowsOf(ACME, "data-sources", ["data_source_id", ...columns])).toEqual([
    [3, ...[1, 1, 2, 0], ...[0, 1, 0, 0]],
    [10, ...[0, 0, 0, 2], ...[0, 0, 0, 1]],
  ]);
});

it("tells when anybody last ran something on it", () => {
  const run = (userId: number, last: string) => ({ userId, dataSourceId: 3, last, times: 1 });
  const executions = [run(3, "2026-11-01T10:00:00Z"), run(77, "2026-11-02T10:00:00Z")];
  const read = { ...ACME, events: events({ executions }) };
  const last = (of: typeof ACME) => rowsOf(of, "data-sources", ["last_executed_at"]).flat();
  expect(last(read)).toEqual(["2026-11-02T10:00:00Z", "not in the window"]);
  expect(last(ACME)).toEqual(["unknown", "unknown"]);
});
