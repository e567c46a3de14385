import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { csvChunks } from "../../src/report/reporters/csv.js";
import { jsonReport, jsonSnapshot } from "../../src/report/reporters/json.js";
import { account, directory, driftSettings, identity } from "../helpers/drift.js";
import { dataSource, grant, group, section, snapshot, user } from "../helpers/snapshots.js";
import { rowsOf } from "../helpers/tables.js";

const GAPS = ["The grants of data source 10 could not be read.", "Account 77 may be missing."].map((what) => {
  return { code: "x", what, where: "GET /api/x", hint: "x" };
});

describe("the verdict", () => {
  it("is complete where every section is", () => {
    expect(buildReport(snapshot()).verdict).toEqual({
      complete: true,
      completeForGroups: true,
      sentence: "COMPLETE. Everything was read, and agrees with every total that the server gives.",
      reasons: [],
    });
  });

  it("names every gap, in the order of the sections", () => {
    const [grants, users] = GAPS as [(typeof GAPS)[0], (typeof GAPS)[0]];
    const sections = {
      grants: section({ status: "partial", gaps: [grants] }),
      users: section({ status: "partial", gaps: [users] }),
    };
    expect(buildReport(snapshot({ sections })).verdict).toEqual({
      complete: false,
      completeForGroups: false,
      sentence: "INCOMPLETE. 2 things could not be read.",
      reasons: [users.what, grants.what],
    });
  });

  it("says that access through groups was read where only ways round them were not", () => {
    const gap = { code: "x", what: "Query 7 could not be read.", where: "GET /api/x", hint: "x" };
    const sections = {
      queries: section({ status: "partial", gaps: [gap] }),
      alerts: section({ status: "failed" }),
      events: section({ status: "not asked" }),
    };
    expect(buildReport(snapshot({ sections })).verdict).toEqual({
      complete: false,
      completeForGroups: true,
      sentence:
        "INCOMPLETE. Access through groups was read completely; of the ways round them, 2 things could not be read.",
      reasons: ["Query 7 could not be read.", "Alerts: nothing could be read."],
    });
  });

  it("is incomplete where a section failed without a word", () => {
    expect(buildReport(snapshot({ sections: { users: section({ status: "failed" }) } })).verdict).toEqual({
      complete: false,
      completeForGroups: false,
      sentence: "INCOMPLETE. 1 thing could not be read.",
      reasons: ["Users: nothing could be read."],
    });
  });
});

const ACME = snapshot({
  groups: [...snapshot().groups, group(9, "Sales"), group(5, "Sales"), group(12, "Größe; Łódź")],
  users: [
    user(1, "Root", [1, 2]),
    user(8, "Ed", null),
    user(3, "Ana", [2, 9, 5]),
    user(4, "Bo", [5, 2], { disabled: true }),
    user(6, "=1+1", [12, 12, 15], { pending: true }),
  ],
  changes: [
    { userId: 4, what: "name" },
    { userId: 4, what: "disabled" },
    { userId: 3, what: "groups" },
  ],
  dataSources: [dataSource(10, "Zeta"), dataSource(2, "Alpha"), dataSource(7, "Mid", { presence: "hidden" })],
  grants: [grant(9, 10, "view"), grant(2, 2), grant(5, 10), grant(12, 10)],
  unknownGrants: [
    { dataSourceId: 10, groupIds: [1] },
    { dataSourceId: 7, groupIds: [12, 5] },
  ],
});

it("counts the population, in numbers that tie to the tables", () => {
  const { population, tables } = buildReport(ACME);
  expect(population).toEqual({
    users: 5,
    enabled: 3,
    disabled: 1,
    pending: 1,
    administrators: 1,
    groups: 5,
    dataSources: 3,
    grants: 4,
    accessRows: tables[0]?.rowCount,
    latentAccessRows: rowsOf(ACME, "effective-access", ["access_now", "level"]).filter(
      ([now, level]) => now === "latent" && level !== "unknown",
    ).length,
    unknownAccessRows: rowsOf(ACME, "effective-access", ["level"]).filter(([level]) => level === "unknown")
      .length,
    kinds: null,
  });
  for (const table of tables) expect([...table.rows()], table.id).toHaveLength(table.rowCount);
});

it("counts people and machines as the directory calls them, and guesses none", () => {
  const users = ["ana", "bot", "cy", "di"].map((key, index) => account(index + 1, key));
  const identities = [
    identity("ana", { kind: "guest" }),
    identity("bot", { kind: "service" }),
    identity("cy"),
    identity("di", { kind: "person" }),
  ];
  const comparison = { directory: directory({ identities }), settings: driftSettings() };
  expect(buildReport(snapshot({ users }), { comparison }).population.kinds).toEqual({
    people: 2,
    machines: 1,
    notTold: 1,
  });
});

it("carries the run and the sections as they were collected", () => {
  const { meta, coverage } = buildReport(ACME);
  expect(meta).toEqual({
    tool: ACME.tool,
    runId: ACME.runId,
    startedAt: ACME.startedAt,
    finishedAt: ACME.finishedAt,
    server: ACME.server,
    operator: ACME.operator,
  });
  expect(coverage.map(({ title, section: read }) => [title, read.status])).toEqual(
    [
      ...["Session", "Settings", "Groups", "Users", "Memberships", "Data sources", "Grants"],
      ...["Queries", "Dashboards", "Who may modify", "Alerts", "Events"],
    ].map((title) => [title, "complete"]),
  );
});

it("has the same bytes for the same snapshot, in whatever order its lists come", () => {
  const bytes = (one: Snapshot): string[] => {
    const report = buildReport(one);
    const people = report.tables.map((table) => Buffer.concat([...csvChunks(table, "people")]).toString());
    const machines = report.tables.map((table) =>
      Buffer.concat([...csvChunks(table, "machines")]).toString(),
    );
    return [...people, ...machines, [...jsonReport(report)].join(""), [...jsonSnapshot(one)].join("")];
  };
  const expected = bytes(ACME);
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  const lists = fc.record({
    users: shuffled(ACME.users),
    groups: shuffled(ACME.groups),
    dataSources: shuffled(ACME.dataSources),
    grants: shuffled(ACME.grants),
    unknownGrants: shuffled(
      ACME.unknownGrants.map((row) => ({ ...row, groupIds: row.groupIds.toReversed() })),
    ),
    changes: shuffled(ACME.changes),
  });
  fc.assert(
    fc.property(lists, (order) => {
      const { users: _, ...rest } = ACME;
      expect(bytes({ ...order, ...rest, ...order })).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
