import { expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import { csvChunks } from "../../../src/report/reporters/csv.js";
import { directory, driftSettings } from "../../helpers/drift.js";
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
  const added = ["user ids", "own check"];
  const rows = rowsOf(ACME, "coverage", ["section", ...columns]).filter(
    ([name, , kind]) => name === "Users" && !added.includes(String(kind)),
  );
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
  expect(kinds.filter(([, kind]) => kind === "section")).toEqual(
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

it("names who answers for a gap, and what the directory's exports leave open", () => {
  const gap = {
    code: "lost",
    what: "Three are missing.",
    where: "GET /api/users",
    hint: "Again.",
    users: [7],
  };
  const of = snapshot({ sections: { users: section({ status: "partial", gaps: [gap] }) } });
  const acceptance = { gap: "lost-7", reason: "It is known.", approver: "Ina", expires: "2026-12-31" };
  const report = buildReport(of, {
    acceptedGaps: [acceptance],
    comparison: { directory: directory({ people: "partial" }), settings: driftSettings() },
  });
  const table = report.tables.find(({ id }) => id === "coverage");
  const names = ["section", "gap_id", "gap_status", "accepted_by", "accepted_until", "acceptance_reason"];
  const places = names.map((name) => table?.columns.findIndex((column) => column.name === name) ?? -1);
  const rows = [...(table?.rows() ?? [])].map((row) => places.map((place) => row[place] ?? null));
  expect(rows.filter(([, id]) => id !== null)).toEqual([
    ["Users", "lost-7", "accepted", "Ina", "2026-12-31", "It is known."],
    ["Directory", "not-compared-not-in-the-directory", "open", null, null, null],
    ["Directory", "not-compared-in-the-directory-not-here", "open", null, null, null],
  ]);
});

it("tells both sides of the grants, the ids that nobody has, and where to look in Redash", () => {
  const columns = ["section", "kind", "what", "where", "distinct"];
  const rows = rowsOf(snapshot({ users: [user(2, "Bo", [2])] }), "coverage", columns);
  const base = "https://redash.example.com";
  const added = ["both sides", "user ids", "own check"];
  expect(rows.filter(([, kind]) => added.includes(String(kind)))).toEqual([
    ["Groups", "own check", "groups", `${base}/groups`, 2],
    [
      ...["Users", "user ids"],
      "The highest id is 2, and 1 id below it is nobody's: 1. That is no gap by itself: Redash numbers the accounts of all organisations of a server in one sequence, and an invitation that was deleted leaves its number.",
      ...[null, null],
    ],
    ["Users", "own check", "active users", `${base}/users`, 1],
    ["Users", "own check", "pending invitations", `${base}/users/pending`, 0],
    ["Users", "own check", "disabled users", `${base}/users/disabled`, 0],
    ["Memberships", "own check", "members of the group default", `${base}/groups/2`, 1],
    ["Data sources", "own check", "data sources", `${base}/data_sources`, 0],
    [
      ...["Grants", "both sides"],
      "Data sources tell 0 grants by themselves. The groups were not asked for theirs: --prove asks both sides.",
      ...[null, null],
    ],
    ["Grants", "own check", "data sources of the group default", `${base}/groups/2/data_sources`, 0],
    ["Alerts", "own check", "alert destinations", `${base}/destinations`, 0],
  ]);
});
