import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { buildReport } from "../../src/analyze/report.js";
import type { Report } from "../../src/model/report.js";
import type { Cell } from "../../src/model/table.js";
import {
  account,
  directory,
  directoryFile,
  directoryGroup,
  driftSettings,
  identity,
} from "../helpers/drift.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { driftingSnapshot, itsDirectory } from "../helpers/page.js";
import { RECORDED_VERSIONS, readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";
import {
  alert,
  dashboard,
  dataSource,
  events,
  grant,
  group,
  query,
  section,
  snapshot,
  user,
} from "../helpers/snapshots.js";

const recordings = sharedRedash();
const demo: unknown = JSON.parse(
  readFileSync(new URL("../../fixtures/organisations/demo.json", import.meta.url), "utf8"),
);

const ORGANISATIONS = [
  { name: "demo", organisation: demo },
  // The other recorded one has no data source.
  ...(recordings === undefined ? [] : [{ name: "acme", organisation: readOrganisation(recordings, "acme") }]),
];
const CASES = ORGANISATIONS.flatMap((one) => RECORDED_VERSIONS.map((version) => ({ ...one, version })));

describe("each data source of an organisation", () => {
  it.each(CASES)("has the rows of the full report: $name of $version", ({ organisation, version }) => {
    const whole = snapshotOfOrganisation(organisation, version);
    const full = cellsOf(buildReport(whole), "effective-access");
    for (const { id } of whole.dataSources) {
      const there = full.filter((row) => row.data_source_id === id);
      const report = buildReportOfSource(whole, id);
      expect(cellsOf(report, "effective-access")).toEqual(there);
      expect(report.population).toMatchObject({
        users: there.length,
        dataSources: 1,
        accessRows: there.length,
      });
      expect(idsOf(report, "users", "user_id")).toEqual(there.map(({ user_id }) => user_id));
      expect(idsOf(report, "data-sources", "data_source_id")).toEqual([id]);
    }
  });
});

const WHOLE = snapshot({
  groups: [
    ...snapshot().groups,
    group(3, "Finance"),
    group(4, "Finance "),
    group(5, "Emptied"),
    group(6, "Others"),
  ],
  users: [
    user(1, "Root", [1]),
    user(2, "Ana", [3, 15]),
    user(3, "Ben", [3], { disabled: true }),
    user(4, "Cy", null),
    user(5, "Eve", [4, 6]),
  ],
  changes: [2, 5].map((userId) => ({ userId, what: "name" })),
  dataSources: [dataSource(7, "Ledger"), dataSource(8, "Rides")],
  grants: [grant(3, 7), grant(5, 7, "view"), grant(6, 8)],
  sections: {
    grants: section({ status: "partial", gaps: [gap("The grants of data source 8 are not known.")] }),
  },
});

it("keeps whoever reaches it now, once enabled, or perhaps", () => {
  expect(idsOf(buildReportOfSource(WHOLE, 7), "users", "user_id")).toEqual([1, 2, 3, 4]);
});

it("keeps the groups of these people, those that are granted it, and their namesakes", () => {
  const report = buildReportOfSource(WHOLE, 7);
  expect(idsOf(report, "groups", "group_id")).toEqual([1, 3, 4, 5]);
  expect(cellsOf(report, "grants").map((row) => [row.group_id, row.data_source_id])).toEqual([
    [3, 7],
    [5, 7],
  ]);
});

it("ties its numbers to the full run, and keeps its verdict and coverage", () => {
  const [report, full] = [buildReportOfSource(WHOLE, 7), buildReport(WHOLE)];
  expect(report.only).toEqual({
    dataSourceId: 7,
    name: "Ledger",
    ofRun: full.population,
    gaining: null,
    driftOfRun: null,
    grantedElsewhere: { yes: [], maybe: [] },
  });
  expect(report.verdict).toEqual(full.verdict);
  expect(report.coverage).toEqual(full.coverage);
  expect(full.only).toBeNull();
});

it("says nothing of a change in somebody who is not in it", () => {
  const changes = cellsOf(buildReportOfSource(WHOLE, 7), "coverage").filter(({ kind }) => kind === "change");
  expect(changes.map(({ user_ids }) => user_ids)).toEqual([["2"]]);
});

it("tells use and changes of groups without whoever is not in it", () => {
  const at = "2026-11-01T10:00:00Z";
  const run = (userId: number, dataSourceId: number) => ({ userId, dataSourceId, last: at, times: 1 });
  const change = (groupId: number, userId: number) =>
    ({ groupId, action: "add_member", userId, at }) as const;
  const read = events({
    executions: [run(2, 7), run(2, 8), run(5, 7)],
    logins: [2, 5].map((userId) => ({ userId, last: at, times: 1 })),
    keyUses: [{ queryId: 1, last: at, times: 1 }],
    groupChanges: [change(3, 1), change(3, 5), change(6, 1)],
  });
  const report = buildReportOfSource({ ...WHOLE, events: read }, 7);
  const executed = cellsOf(report, "executions").map((row) => [row.user_id, row.data_source_id]);
  expect(executed).toEqual([[2, 7]]);
  const changes = cellsOf(report, "group-changes").map((row) => [row.group_id, row.changed_by_id]);
  expect(changes).toEqual([
    [3, 1],
    [3, null],
  ]);
  expect(report.use).toMatchObject({ executions: 1, keyUses: 0, groupChanges: 2 });
  // Eve ran something there, and is not in the report: it was used all the same.
  const withoutAna = { ...WHOLE, events: { ...read, executions: [run(5, 7)] } };
  const cells = cellsOf(buildReportOfSource(withoutAna, 7), "data-sources");
  expect(cells.map((row) => row.last_executed_at)).toEqual([at]);
});

it("refuses a data source that is not in the snapshot", () => {
  expect(() => buildReportOfSource(snapshot({ users: [user(1, "Root", [1])] }), 99)).toThrow(
    "no data source 99",
  );
});

describe("with queries", () => {
  const parts = {
    users: [user(1, "Ana", [2]), user(2, "Ben", [], { disabled: true }), user(3, "Cy", [])],
    dataSources: [dataSource(7, "Ledger"), dataSource(8, "Rides")],
    grants: [grant(2, 8)],
    queries: [
      query(20, "Balance", { dataSourceId: 7, ownerId: 2 }),
      query(21, "Trips", { dataSourceId: 8, ownerId: 1 }),
    ],
    dashboards: [
      dashboard(30, "Board", { hasPublicLink: true, queryIds: [20, 21] }),
      dashboard(31, "Rides", { hasPublicLink: true, queryIds: [21] }),
    ],
    alerts: [alert(40, "Low", { queryId: 20, ownerId: 2 })],
  };
  const ways = (version: string) =>
    cellsOf(buildReportOfSource(snapshot({ ...parts, version }), 7), "ways-round").map((row) => [
      ...[row.kind, row.user_id, row.user_name, row.data_source_id],
      ...[row.query_id, row.query_name, row.dashboard_name, row.alert_name, row.level_through_groups],
    ]);

  it("tells every way to the data source, nobody and nothing else by name", () => {
    expect(ways("10.1.0")).toEqual([
      ["query key", null, null, 7, 20, "Balance", null, null, null],
      ["public link", null, null, 7, 20, "Balance", "Board", null, null],
      ["alert", 2, null, 7, 20, "Balance", null, "Low", "none"],
    ]);
  });

  it("tells queries that can be moved there without their names, and knows who can make one elsewhere", () => {
    expect(ways("8.0.0").slice(0, 2)).toEqual([
      ["moved query", 1, "Ana", 7, 21, "", null, null, "none"],
      ["moved query", 1, "Ana", 7, null, null, null, null, "none"],
    ]);
    const report = buildReportOfSource(snapshot({ ...parts, version: "8.0.0" }), 7);
    expect(report.only?.grantedElsewhere).toEqual({ yes: [2], maybe: [] });
    const rows = cellsOf(report, "effective-access").map((row) => [row.user_id, row.through_queries]);
    expect(rows).toEqual([[1, ["21", "a new query"]]]);
  });
});

describe("with a directory", () => {
  it("compares everybody, and keeps the rows of those who are in it", () => {
    const [whole, comparison] = [driftingSnapshot(), itsDirectory()];
    const full = buildReport(whole, { comparison });
    const report = buildReportOfSource(whole, 2, { comparison });
    expect(idsOf(report, "users", "user_id")).toEqual([3, 5]);
    const own = (row: Row) => row.user_id === 3 || row.user_id === 5;
    expect(cellsOf(report, "account-drift")).toEqual(cellsOf(full, "account-drift").filter(ownOrNobody(own)));
    expect(cellsOf(report, "access-drift")).toEqual(
      cellsOf(full, "access-drift").filter((row) => own(row) && row.data_source_id === 2),
    );
    const marks = (of: Report) =>
      cellsOf(of, "users").map((row) => [row.user_id, row.drift, row.next_login, row.manager]);
    expect(marks(report)).toEqual(marks(full).filter(([id]) => id === 3 || id === 5));
  });

  it("counts those who would come in with their next login, without their names", () => {
    const report = buildReportOfSource(driftingSnapshot(), 1, { comparison: itsDirectory() });
    expect(idsOf(report, "users", "user_id")).toEqual([4]);
    expect(report.only?.gaining).toBe(1);
    expect(everyText(report)).not.toContain("ana@");
  });

  it("counts those whose first login makes an account in default, where that is granted it", () => {
    const whole = snapshot({
      signIn: { saml: true },
      users: [account(3, "ana")],
      dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger")],
      grants: [grant(2, 1)],
    });
    const identities = [identity("ana"), identity("newcomer")];
    const comparison = { directory: directory({ identities }), settings: driftSettings() };
    const [rides, ledger] = [1, 2].map((id) => buildReportOfSource(whole, id, { comparison }));
    expect([rides?.only?.gaining, ledger?.only?.gaining]).toEqual([1, 0]);
    expect(rides?.only?.driftOfRun).toEqual(buildReport(whole, { comparison }).drift?.findings);
    expect(everyText(rides as Report)).not.toContain("newcomer");
  });

  it("names nobody else where accounts or files are told apart", () => {
    const whole = snapshot({
      groups: [...snapshot().groups, group(6, "Finance")],
      users: [
        account(3, "ana", { groups: [6] }),
        account(4, "ben", { email: "ana.old@nordlicht.example", groups: [] }),
      ],
      dataSources: [dataSource(2, "Ledger")],
      grants: [grant(6, 2)],
    });
    const identities = [identity("ana", { upn: "ana.old@nordlicht.example", groups: ["Finance"] })];
    const comparison = {
      directory: directory({
        identities,
        groups: [directoryGroup("Finance")],
        files: [directoryFile("users.json", { warnings: ["ana.old@nordlicht.example is odd."] })],
        warnings: ["1 e-mail is that of several people: ana.old@nordlicht.example."],
      }),
      settings: driftSettings({
        match: {
          attributes: ["mail", "upn"],
          aliasDomains: new Map(),
          plusTags: false,
          accountMap: new Map(),
        },
      }),
    };
    expect(everyText(buildReport(whole, { comparison }))).toContain("ana.old@");
    const report = buildReportOfSource(whole, 2, { comparison });
    expect(everyText(report)).not.toContain("ana.old@");
    expect(cellsOf(report, "account-drift")).toContainEqual(
      expect.objectContaining({
        finding: "same person twice",
        others: [],
        rests_on: expect.stringMatching(/^All of them matched .* More is withheld here, because/),
      }),
    );
    expect(report.drift?.warnings).toEqual([
      "What is odd about the files can name anybody: the report of the full run has it.",
    ]);
  });
});

type Row = Readonly<Record<string, Cell>>;

function cellsOf({ tables }: Report, id: string): Row[] {
  const table = tables.find((candidate) => candidate.id === id);
  const names = table?.columns.map(({ name }) => name) ?? [];
  return Array.from(table?.rows() ?? [], (row) => {
    return Object.fromEntries(names.map((name, place) => [name, row[place] ?? null]));
  });
}

function idsOf(report: Report, table: string, column: string): Cell[] {
  return cellsOf(report, table).map((row) => row[column] ?? null);
}

function ownOrNobody(own: (row: Row) => boolean): (row: Row) => boolean {
  return (row) => own(row) || (row.user_id === null && row.directory_email === null);
}

function everyText(report: Report): string {
  return JSON.stringify({ ...report, tables: report.tables.map((table) => [...table.rows()]) });
}

function gap(what: string) {
  return { code: "x", what, where: "GET /api/x", hint: "x" };
}
