import { expect, it } from "vitest";
import type { Events } from "../../../src/model/snapshot.js";
import { events, group, section, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

type Change = Events["groupChanges"][number];
const change = (day: number, groupId: number, action: Change["action"], userId: number | null): Change => {
  return { groupId, action, userId, at: `2026-11-0${day}T10:00:00Z` };
};

const ACME = snapshot({
  groups: [...snapshot().groups, group(5, "Ops"), group(6, "Ops")],
  users: [user(3, "Ana", [2])],
  events: events({
    groupChanges: [
      change(7, 5, "remove_member", 77),
      change(6, 9, "delete", 3),
      change(3, 6, "edit", 3),
      change(4, 5, "change_data_source_permission", null),
      change(5, 5, "add_member", 3),
    ],
  }),
});
const COLUMNS = ["group_id", "group_name", "group_state", "change", "changed_at", "changed_by_id"];

it("tells by group, the newest first, what was changed when and by whom, and what it does not tell", () => {
  const HINT = "A hint: anybody can forge events.";
  const at = (day: number) => `2026-11-0${day}T10:00:00Z`;
  expect(rowsOf(ACME, "group-changes", [...COLUMNS, "changed_by", "note"])).toEqual([
    [
      ...[5, "Ops", "there", "member removed", at(7), 77, "unknown"],
      `Redash does not tell which member. ${HINT}`,
    ],
    [
      ...[5, "Ops", "there", "member added", at(5), 3, "u3@example.com"],
      `Redash does not tell which member. ${HINT}`,
    ],
    [
      ...[5, "Ops", "there", "grant changed", at(4), null, "unknown"],
      `Redash does not tell which data source. ${HINT}`,
    ],
    [
      ...[6, "Ops", "there", "group edited", at(3), 3, "u3@example.com"],
      `Redash does not tell what was edited. ${HINT}`,
    ],
    [...[9, "unknown", "deleted", "group deleted", at(6), 3, "u3@example.com"], HINT],
  ]);
});

it("does not call a group deleted where the list of groups is not whole", () => {
  const sections = { ...ACME.sections, groups: section({ status: "partial" }) };
  const states = rowsOf({ ...ACME, sections }, "group-changes", ["group_state"]).flat();
  expect(states).toEqual(["there", "there", "there", "there", "unknown"]);
});

it("says what events there were not to read", () => {
  const cut = events({ readBackTo: "2026-10-01T00:00:00Z" });
  expect(tableOf(snapshot({ events: cut }), "group-changes").description).toContain(
    "Events were asked for from 2026-08-27T09:15:00Z on, and reach back to 2026-10-01T00:00:00Z alone.",
  );
});
