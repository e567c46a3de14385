import { expect, it } from "vitest";
import { section, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

const COLUMNS = ["user_id", "group_id", "group_name", "group_type", "state", "times", "read_from"];

// CASES: the id of a deleted group stays in its members' list.
const LEFT_OVER = snapshot({
  users: [
    user(4, "Bo", [2, 15, 15]),
    user(3, "Ana", [15, 2, 1]),
    user(5, "Cy", [15]),
    user(6, "Di", null, { groupsReadFrom: "list" }),
    user(7, "Ed", []),
  ],
});

it("shows deleted groups and duplicates as they stand with the account", () => {
  expect(rowsOf(LEFT_OVER, "memberships", COLUMNS)).toEqual([
    [3, 1, "admin", "builtin", "member", 1, "members"],
    [3, 2, "default", "builtin", "member", 1, "members"],
    [3, 15, "unknown", "unknown", "deleted group", 1, "members"],
    [4, 2, "default", "builtin", "member", 1, "members"],
    [4, 15, "unknown", "unknown", "deleted group", 2, "members"],
    [5, 15, "unknown", "unknown", "deleted group", 1, "members"],
    [6, null, "unknown", "unknown", "unknown", null, "list"],
  ]);
});

it("counts its rows right", () => {
  const table = tableOf(LEFT_OVER, "memberships");
  expect(table.rowCount).toBe([...table.rows()].length);
});

it("calls no group deleted where the list of groups is not whole", () => {
  const gap = { code: "groups-not-listed", what: "x", where: "GET /api/groups", hint: "x" };
  const sections = { groups: section({ status: "partial", gaps: [gap] }) };
  const partial = snapshot({ users: [user(5, "Cy", [15])], sections });
  expect(rowsOf(partial, "memberships", ["group_id", "state"])).toEqual([[15, "unknown"]]);
});

it("has nobody's access through a deleted group, and everybody in the population", () => {
  expect(rowsOf(LEFT_OVER, "users", ["user_id", "group_ids"])).toEqual([
    [3, ["1", "2"]],
    [4, ["2"]],
    [5, []],
    [6, ["unknown"]],
    [7, []],
  ]);
});
