import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { Note, Snapshot } from "../../src/model/snapshot.js";
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
      kind: "complete",
      complete: true,
      completeForGroups: true,
      sentence: "COMPLETE. Everything was read, and agrees with every total that the server gives.",
      reasons: [],
      changes: [],
    });
  });

  it("names every gap, in the order of the sections", () => {
    const [grants, users] = GAPS as [(typeof GAPS)[0], (typeof GAPS)[0]];
    const sections = {
      grants: section({ status: "partial", gaps: [grants] }),
      users: section({ status: "partial", gaps: [users] }),
    };
    expect(buildReport(snapshot({ sections })).verdict).toEqual({
      kind: "partial",
      complete: false,
      completeForGroups: false,
      sentence: "PARTIAL. 2 things could not be read.",
      reasons: [users.what, grants.what],
      changes: [],
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
      kind: "partial",
      complete: false,
      completeForGroups: true,
      sentence:
        "PARTIAL. Access through groups was read completely; of the ways round them, 2 things could not be read.",
      reasons: ["Query 7 could not be read.", "Alerts: nothing could be read."],
      changes: [],
    });
  });

  it("is partial where a section failed without a word", () => {
    expect(buildReport(snapshot({ sections: { users: section({ status: "failed" }) } })).verdict).toEqual({
      kind: "partial",
      complete: false,
      completeForGroups: false,
      sentence: "PARTIAL. 1 thing could not be read.",
      reasons: ["Users: nothing could be read."],
      changes: [],
    });
  });
});

describe("what changed while it was read", () => {
  const note = (differing: Partial<Note>) =>
    section({ notes: [{ code: "changed-while-reading", what: "Some changed.", ...differing }] });
  const changed = (differing: Parameters<typeof snapshot>[0]) =>
    buildReport(snapshot({ users: [user(3, "Ana", [2]), user(4, "Bo", [2])], ...differing })).verdict;

  it("takes nothing away, and is said with whom it is of", () => {
    const changes = [
      { userId: 3, what: "groups" },
      { userId: 9, what: "gone" },
      { userId: 3, what: "name" },
    ];
    expect(changed({ changes, sections: { users: note({ users: [3, 9] }) } })).toEqual({
      kind: "changed while reading",
      complete: true,
      completeForGroups: true,
      sentence:
        "CHANGED WHILE READING. Everything was read; not all of it stayed the same meanwhile. The report has the latest answers.",
      reasons: [],
      changes: ["Some changed. Ana (account 3): groups, name; account 9: gone."],
    });
  });

  it("names groups and data sources, and counts those that are not in the report", () => {
    const sections = { groups: note({ groups: [2, 77] }), dataSources: note({ dataSources: [8] }) };
    expect(changed({ sections, dataSources: [dataSource(8, "Ledger")] }).changes).toEqual([
      "Some changed. default (group 2); 1 not in the report.",
      "Some changed. Ledger (data source 8).",
    ]);
  });

  it("names the first of many", () => {
    const changes = [3, 4, 5, 6, 7, 8, 9].map((userId) => ({ userId, what: "gone" }));
    expect(changed({ changes, sections: { users: note({}) } }).changes).toEqual([
      "Some changed. Ana (account 3): gone; Bo (account 4): gone; account 5: gone; account 6: gone; account 7: gone; and 2 more.",
    ]);
  });

  it("is data sources that the list did not have, and no other note", () => {
    const of = (code: string) => changed({ sections: { dataSources: note({ code }) } }).kind;
    expect(of("unlisted-found")).toBe("changed while reading");
    expect(of("users-repaired")).toBe("complete");
  });

  it("is said of what is partial too", () => {
    const { kind, changes } = changed({
      sections: { groups: note({}), users: section({ status: "failed" }) },
    });
    expect(kind).toBe("partial");
    expect(changes).toEqual(["Some changed."]);
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
    asked: ACME.asked,
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
