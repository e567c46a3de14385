import { expect, test } from "vitest";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { changesBetween } from "../../helpers/diff.js";
import { dataSource, events, grant, group, section, snapshot, user } from "../../helpers/snapshots.js";

const BUILTIN = snapshot().groups;
const [BEFORE, AT, AFTER] = ["2026-08-25T09:00:00Z", "2026-10-01T12:00:00Z", "2026-11-25T09:00:00Z"];
const ROOT = user(1, "Root", [1, 2]);

const OLDER = readAt(BEFORE, {
  groups: [...BUILTIN, group(5, "Readers"), group(6, "Writers")],
  dataSources: [dataSource(3, "Warehouse")],
  users: [ROOT, user(7, "Ana", []), user(8, "Bo", [5])],
});

function readAt(time: string, parts: Partial<Omit<Snapshot, "sections">>): Snapshot {
  const read = section({ startedAt: time, finishedAt: time });
  return snapshot({
    ...parts,
    startedAt: time,
    finishedAt: time,
    sections: { users: read, grants: read, groups: read },
  });
}

type GroupChange = NonNullable<Snapshot["events"]>["groupChanges"][number];

function newer(parts: Partial<Omit<Snapshot, "sections">>, ...groupChanges: GroupChange[]): Snapshot {
  const { groups, dataSources, users } = OLDER;
  const told = events({ since: BEFORE, until: AFTER, readBackTo: BEFORE, groupChanges });
  return readAt(AFTER, { groups, dataSources, users, events: told, ...parts });
}

function provenances(after: Snapshot): unknown[] {
  return changesBetween(OLDER, after)
    .filter(({ part }) => part !== "access" && part !== "users")
    .map(({ part, provenance }) => [
      part,
      provenance?.user ?? null,
      provenance?.at ?? null,
      provenance?.hint ?? null,
    ]);
}

const ONLY = "The only event that fits. A hint, no proof: events can be forged.";
const added: GroupChange = { groupId: 5, action: "add_member", userId: 1, at: AT };

test("a change is tied to the only event that fits it, as a hint", () => {
  const users = [ROOT, user(7, "Ana", [5]), user(8, "Bo", [])];
  expect(
    provenances(
      newer(
        { users, grants: [grant(6, 3)] },
        { groupId: 6, action: "add_data_source", userId: 99, at: AT },
        { groupId: 5, action: "remove_member", userId: null, at: AT },
        added,
      ),
    ),
  ).toEqual([
    ["memberships", "Root <u1@example.com>", AT, ONLY],
    ["memberships", null, AT, ONLY],
    ["grants", "#99", AT, ONLY],
  ]);
});

test("one event of two changes is of neither", () => {
  const users = [ROOT, user(7, "Ana", [5]), user(8, "Bo", [5]), user(9, "Cem", [5])];
  const hint = "One event, and 2 changes of this kind in the group: to which of them it belongs is not told.";
  expect(provenances(newer({ users }, added))).toEqual([
    ["memberships", null, null, hint],
    ["memberships", null, null, hint],
  ]);
});

test("two events of one change are not told apart", () => {
  const users = [ROOT, user(7, "Ana", [5]), user(8, "Bo", [5])];
  expect(provenances(newer({ users }, added, { ...added, at: "2026-09-01T00:00:00Z" }))).toEqual([
    ["memberships", null, null, "2 events fit: which of them is not told."],
  ]);
});

test("a change without an event says where it can have come from", () => {
  const users = [ROOT, user(7, "Ana", [5]), user(8, "Bo", [5])];
  const hint =
    "No event: a login through single sign-on, a command on the server, or somebody's page in Redash.";
  expect(provenances(newer({ users }))).toEqual([["memberships", null, null, hint]]);
});

test("what the group's deletion took has its event, all of it", () => {
  const users = [ROOT, user(7, "Ana", []), user(8, "Bo", [])];
  const deleted: GroupChange = { groupId: 5, action: "delete", userId: 1, at: AT };
  const groups = [...BUILTIN, group(6, "Writers")];
  expect(provenances(newer({ users, groups }, deleted))).toEqual([
    ["groups", "Root <u1@example.com>", AT, ONLY],
    ["memberships", "Root <u1@example.com>", AT, ONLY],
  ]);
});

test("what begins in default by itself has no event to look for, nor what ended with the account", () => {
  const users = [ROOT, user(7, "Ana", []), user(9, "Cem", [2])];
  const dataSources = [dataSource(3, "Warehouse"), dataSource(4, "Payroll")];
  const found = provenances(newer({ users, dataSources, grants: [grant(2, 4)] }));
  expect(found).toEqual([
    ["memberships", null, null, null],
    ["memberships", null, null, null],
    ["data-sources", null, null, null],
    ["grants", null, null, null],
  ]);
});

test("events that do not reach back say so, and none that were not asked for say nothing", () => {
  const users = [ROOT, user(7, "Ana", [5]), user(8, "Bo", [5])];
  const late = { ...newer({ users }), events: events({ since: AT, until: AFTER, readBackTo: AT }) };
  expect(provenances(late)).toEqual([
    [
      "memberships",
      null,
      null,
      "Not known: the events do not reach over the whole time between the snapshots.",
    ],
  ]);
  expect(provenances({ ...late, events: null })).toEqual([["memberships", null, null, null]]);
});
