import { expect, it } from "vitest";
import { csvChunks } from "../../../src/report/reporters/csv.js";
import { section, snapshot, tally, user } from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

const ACME = snapshot({
  users: [user(4, "Bo", [2])],
  sections: {
    users: section({
      status: "partial",
      totals: [
        { of: "enabled users", reading: "pages", reported: 600, read: 600, distinct: 597 },
        { of: "members", reading: "default group", reported: null, read: 600, distinct: 600 },
      ],
      gaps: [
        { code: "lost", what: "Three are missing.", where: "GET /api/users", hint: "Again.", users: [7, 77] },
      ],
      notes: [{ code: "repaired", what: "Read twice.", groups: [2] }],
      requests: [
        tally("/api/users", { requests: 4, statuses: { "200": 3, "500": 1 }, rows: 600 }),
        tally("/api/groups/<id>/members", { rows: 600 }),
      ],
    }),
  },
  changes: [
    { userId: 9, what: "name" },
    { userId: 4, what: "disabled" },
  ],
});

it("has a row for the section, each total, gap, note and change", () => {
  const columns = [
    ...["status", "kind", "code", "what", "reported", "read", "distinct", "difference", "where", "hint"],
    ...["requests", "user_ids", "group_ids"],
  ];
  const rows = rowsOf(ACME, "coverage", ["section", ...columns]).filter(([name]) => name === "Users");
  const calls = "GET /api/users, GET /api/groups/<id>/members";
  expect(rows.map((row) => row.slice(1))).toEqual([
    ["partial", "section", null, null, null, null, null, null, calls, null, 5, null, null],
    ["partial", "total", null, "enabled users", 600, 600, 597, -3, null, null, null, null, null],
    ["partial", "total", null, "members", null, 600, 600, null, null, null, null, null, null],
    [
      ...["partial", "gap", "lost", "Three are missing.", null, null, null, null, "GET /api/users", "Again."],
      ...[null, ["7", "77"], null],
    ],
    ["partial", "note", "repaired", "Read twice.", null, null, null, null, null, null, null, null, ["2"]],
    ...[
      ["4", "Bo (account 4) changed while it was read: disabled"],
      ["9", "account 9 changed while it was read: name"],
    ].map(([id = "", said]) => {
      return ["partial", "change", null, said, null, null, null, null, null, null, null, [id], null];
    }),
  ]);
});

it("has a row for every section", () => {
  const kinds = rowsOf(snapshot(), "coverage", ["section", "kind", "status"]);
  expect(kinds).toEqual(
    [
      ...["Session", "Settings", "Groups", "Users", "Memberships", "Data sources", "Grants"],
      ...["Queries", "Dashboards", "Who may modify", "Alerts", "Events"],
    ].map((title) => [title, "section", "complete"]),
  );
});

it("keeps a negative difference a number in the CSV for people", () => {
  const text = Buffer.concat([...csvChunks(tableOf(ACME, "coverage"), "people")]).toString();
  expect(text).toContain('"600","600","597","-3"');
});
