import { expect, test } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import type { Cell } from "../../../src/model/table.js";
import { dataSource, events, grant, group, snapshot, user } from "../../helpers/snapshots.js";
import { thrownBy } from "../../helpers/thrown.js";

const BUILTIN = snapshot().groups;
const BEFORE = snapshot({
  groups: [...BUILTIN, group(5, "Sales, North")],
  dataSources: [dataSource(3, "Warehouse")],
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [])],
  grants: [grant(5, 3, "view")],
});
const AFTER: Snapshot = {
  ...BEFORE,
  signIn: { passwordLogin: true },
  groups: [...BUILTIN, group(5, "Sales; North")],
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [5])],
  events: events({
    since: "2026-11-24T00:00:00Z",
    readBackTo: "2026-11-24T00:00:00Z",
    groupChanges: [{ groupId: 5, action: "add_member", userId: 1, at: "2026-11-25T09:15:00Z" }],
  }),
};

function changesOf(older: Snapshot, newer: Snapshot): Record<string, Cell>[] {
  const { tables } = buildReport(newer, { since: { snapshot: older, snapshotSha256: null } });
  const table = tables.find(({ id }) => id === "changes");
  const rows = [...(table?.rows() ?? [])];
  expect(table?.rowCount).toBe(rows.length);
  return rows
    .map((row) =>
      Object.fromEntries((table?.columns ?? []).map(({ name }, index) => [name, row[index] ?? null])),
    )
    .filter(({ part }) => part !== "findings");
}

const EMPTY = Object.fromEntries(
  ["user", "group", "data_source", "query", "dashboard"].flatMap((kind) => [
    [`${kind}_id`, null],
    [kind, null],
  ]),
);
const NOTHING_SAID = { note: null, perhaps_by_id: null, perhaps_by: null, perhaps_at: null, hint: null };

test("each change has its row: whom it is about, what was, what is, and who perhaps did it", () => {
  expect(changesOf(BEFORE, AFTER)).toEqual([
    {
      ...EMPTY,
      ...NOTHING_SAID,
      part: "groups",
      what: "renamed",
      direction: "neither",
      comparable: "yes",
      group_id: 5,
      group: "Sales; North",
      other: [],
      called_before: ["Sales, North"],
      changed: ["group_name"],
      before: ["group_name: Sales, North"],
      after: ["group_name: Sales; North"],
      note: expect.stringContaining("whoever is sent “Sales, North”"),
      hint: expect.stringContaining("No event"),
    },
    {
      ...EMPTY,
      part: "memberships",
      what: "new",
      direction: "wider",
      comparable: "yes",
      user_id: 7,
      user: "Ana <u7@example.com>",
      group_id: 5,
      group: "Sales; North",
      other: [],
      called_before: ["Sales, North"],
      changed: ["times"],
      before: ["times: "],
      after: ["times: 1"],
      note: null,
      perhaps_by_id: 1,
      perhaps_by: "Root <u1@example.com>",
      perhaps_at: "2026-11-25T09:15:00Z",
      hint: "The only event that fits. A hint, no proof: events can be forged.",
    },
    {
      ...EMPTY,
      ...NOTHING_SAID,
      part: "access",
      what: "new",
      direction: "wider",
      comparable: "yes",
      user_id: 7,
      user: "Ana <u7@example.com>",
      data_source_id: 3,
      data_source: "Warehouse",
      other: [],
      called_before: [],
      changed: ["level", "access_now", "abilities", "grant_groups", "permission_groups"],
      before: ["level: ", "access_now: ", "abilities: ", "grant_groups: ", "permission_groups: "],
      after: [
        "level: view",
        "access_now: live",
        "abilities: list, schema, open_query, read_result, run_saved",
        "grant_groups: “Sales; North”",
        "permission_groups: “Sales; North”",
      ],
    },
  ]);
});

test("a setting stands among the others, and what is not known says so", () => {
  const older = { ...BEFORE, signIn: { passwordLogin: false } };
  const newer = {
    ...older,
    signIn: { passwordLogin: true },
    users: [user(1, "Root", [1, 2]), user(7, "Ana", null)],
  };
  const rows = changesOf(older, newer);
  expect(
    rows.map(({ part, what, comparable, other, note }) => [part, what, comparable, other, note]),
  ).toEqual([
    ["settings", "changed", "yes", ["setting password_login: Login by a password of Redash"], null],
    [
      "memberships",
      "unknown",
      "no",
      [],
      "In the newer snapshot the server does not tell the account's groups.",
    ],
    ["access", "unknown", "no", [], "In the newer snapshot it is not known what the account can do there."],
  ]);
});

test("the report tells the earlier run, and counts what its rows say", () => {
  const { since } = buildReport(AFTER, { since: { snapshot: BEFORE, snapshotSha256: "ab" } });
  expect(since?.older).toMatchObject({ runId: BEFORE.runId, snapshotSha256: "ab", complete: true });
  const access = since?.parts.find(({ part }) => part === "access");
  expect(access).toMatchObject({ comparable: "yes", counts: [{ what: "new", direction: "wider", rows: 1 }] });
  expect(access).not.toHaveProperty("rows");
});

test("an earlier run of another server, or a later one, is refused", () => {
  const anew = BUILTIN.map((one) => ({ ...one, createdAt: "2026-01-01T00:00:00Z" }));
  const since = (older: Snapshot) => () =>
    buildReport(BEFORE, { since: { snapshot: older, snapshotSha256: null } });
  expect(thrownBy(since({ ...BEFORE, groups: anew })).code).toBe("other_server");
  expect(thrownBy(since({ ...BEFORE, startedAt: "2027-01-01T00:00:00Z" })).code).toBe("wrong_order");
});
