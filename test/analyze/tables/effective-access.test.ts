import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { ACCESS_COLUMNS } from "../../../src/analyze/access-rows.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import type { Cell, Table } from "../../../src/model/table.js";
import type { CsvAudience } from "../../../src/report/reporters/csv.js";
import { csvChunks } from "../../../src/report/reporters/csv.js";
import { dataSource, events, grant, group, query, section, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

function csv(of: Snapshot, audience: CsvAudience): Buffer {
  return Buffer.concat([...csvChunks(tableOf(of, "effective-access"), audience)]);
}

const VIEWER = ["view_query", "list_data_sources"];

describe("its columns", () => {
  it("begin with those that readers rely on", () => {
    const names = tableOf(snapshot(), "effective-access").columns.map(({ name }) => name);
    expect(names).toEqual(ACCESS_COLUMNS);
    expect(names.join()).toBe(
      "user_id,user_email,user_name,user_status,admin,data_source_id,data_source_name,data_source_type,level,abilities,access_now,grant_groups,permission_groups,access_in_words,row_id,grant_group_ids,permission_group_ids,run_any_as_owner,through_queries,level_through_groups,last_executed_at,manager,department,job_title,worker_type",
    );
  });

  it("are the header of the file, at its first byte for machines and behind the BOM for people", () => {
    expect(csv(snapshot(), "machines").toString()).toMatch(/^user_id,user_email,/);
    expect(csv(snapshot(), "people").toString()).toMatch(/^\ufeff"user_id","user_email",/);
  });
});

it("says what, by which groups, in words and with an id", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Readers", { permissions: VIEWER })],
    users: [user(42, "Ana", [6, 5])],
    dataSources: [dataSource(3, "Warehouse")],
    grants: [grant(5, 3), grant(6, 3, "view")],
  });
  const abilities = [
    "list",
    "schema",
    "open_query",
    "read_result",
    "run_saved",
    "refresh",
    "run_any",
    "create_query",
  ];
  expect([...tableOf(acme, "effective-access").rows()]).toEqual([
    [
      ...[42, "u42@example.com", "Ana", "enabled", "no", 3, "Warehouse", "pg", "query", abilities, "live"],
      ...[["Analysts", "Readers"], ["Analysts"]],
      ...["runs any SQL, through Analysts; may run queries through Analysts", "ra-acme-u42-s3"],
      ...[["5", "6"], ["5"], "yes", [], "query"],
      ...["unknown", null, null, null, null],
    ],
  ]);
});

describe("queries of one's own", () => {
  const parts = {
    groups: [group(5, "Editors", { permissions: ["edit_query"] }), group(2, "default")],
    users: [user(1, "Ann", [5]), user(2, "Bob", [2, 5]), user(3, "Cy", [2])],
    dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")],
    grants: [grant(2, 3)],
    queries: [query(20, "Orders"), query(17, "Old", { archived: true, modifierIds: [2] })],
  };
  const rows = (of: Snapshot) =>
    rowsOf(of, "effective-access", [
      ...["user_id", "data_source_id", "level", "through_queries", "level_through_groups"],
      "access_in_words",
    ]);

  it("give rows of their own, and stand beside what groups give", () => {
    expect(rows(snapshot(parts))).toEqual([
      [
        ...[1, 3, "query", ["17", "20"], "none"],
        "runs any SQL through queries of their own (#17, #20), although no group grants it",
      ],
      [2, 3, "query", ["17"], "query", "runs any SQL, through default; may run queries through default"],
      [3, 3, "query", [], "query", "runs any SQL, through default; may run queries through default"],
    ]);
  });

  it("are counted with the people and with the data sources", () => {
    expect(rowsOf(snapshot(parts), "users", ["user_id", "data_sources_query"])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    const counts = ["data_source_id", "users_query_live", "more_queries"];
    expect(rowsOf(snapshot(parts), "data-sources", counts)).toEqual([
      [3, 3, "no"],
      [4, 0, "no"],
    ]);
  });

  it("are unknown where not all were read, and the description says so", () => {
    const view = { ...parts, grants: [grant(2, 3, "view"), grant(2, 4, "view")], queries: [] };
    const unseen = snapshot({
      ...view,
      unseenQueries: { count: 2, dataSourceIds: [4] },
      sections: { queries: section({ status: "partial" }), modifiers: section({ status: "failed" }) },
    });
    expect(rows(unseen).map((row) => row.slice(0, 5))).toEqual([
      [2, 3, "view", [], "view"],
      [2, 4, "view", ["unknown"], "view"],
      [3, 3, "view", [], "view"],
      [3, 4, "view", ["unknown"], "view"],
    ]);
    expect(rowsOf(unseen, "data-sources", ["data_source_id", "more_queries"])).toEqual([
      [3, "no"],
      [4, "yes"],
    ]);
    expect(tableOf(unseen, "effective-access").description).toContain(
      "Whose queries there are is not all known, so that somebody may have a higher level than it says, or access without a row: Queries: not everything could be read. Who may modify: nothing could be read.",
    );
  });

  it("lead everywhere on Redash 8, a new one too", () => {
    const old = snapshot({ ...parts, version: "8.0.0" });
    expect(rows(old).map((row) => row.slice(0, 5))).toEqual([
      [1, 3, "query", ["17", "20"], "none"],
      [1, 4, "query", ["17", "20"], "none"],
      [2, 3, "query", ["17", "a new query"], "query"],
      [2, 4, "query", ["a new query"], "none"],
      [3, 3, "query", ["a new query"], "query"],
      [3, 4, "query", ["a new query"], "none"],
    ]);
  });
});

it("says when the user last ran something there, in rows as in runs", () => {
  const read = events({
    executions: [
      { userId: 3, dataSourceId: 1, last: "2026-11-01T10:00:00Z", times: 2 },
      { userId: 4, dataSourceId: 2, last: "2026-11-02T10:00:00Z", times: 1 },
    ],
  });
  const acme = (differing: Partial<Snapshot>) =>
    snapshot({
      users: [user(3, "Ana", [2]), user(4, "Bo", [2])],
      dataSources: [dataSource(1, "A"), dataSource(2, "B")],
      grants: [grant(2, 1), grant(2, 2)],
      ...differing,
    });
  const last = (of: Snapshot) =>
    rowsOf(of, "effective-access", ["user_id", "data_source_id", "last_executed_at"]);
  const [ana, bo] = ["2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z"];
  const pairs = (without: string) => [
    ...[
      [3, 1, ana],
      [3, 2, without],
    ],
    ...[
      [4, 1, without],
      [4, 2, bo],
    ],
  ];
  expect(last(acme({ events: read }))).toEqual(pairs("not in the window"));
  expect(last(acme({ events: { ...read, readBackTo: "2026-10-01T00:00:00Z" } }))).toEqual(pairs("unknown"));
  const table = tableOf(acme({ events: read }), "effective-access");
  expectLinesAsRows(table);
  expect(table.description).toContain("Events were read from");
  expect(tableOf(acme({}), "effective-access").description).toContain("last_active_at");
});

it("has every level but none, by user and data source", () => {
  const acme = snapshot({
    groups: [
      ...snapshot().groups,
      group(5, "Schema", { permissions: [] }),
      group(6, "View", { permissions: VIEWER }),
    ],
    users: [
      user(11, "Root", [1, 2]),
      user(9, "Ana", [6, 5]),
      user(2, "Bo", [2], { disabled: true }),
      user(4, "Cy", null, { pending: true }),
      user(5, "Nobody", []),
    ],
    dataSources: [dataSource(12, "B"), dataSource(3, "A")],
    grants: [grant(2, 12), grant(5, 3)],
    unknownGrants: [{ dataSourceId: 12, groupIds: [6] }],
  });
  const columns = [
    "user_id",
    "data_source_id",
    "user_status",
    "admin",
    "level",
    "access_now",
    "run_any_as_owner",
  ];
  expect(rowsOf(acme, "effective-access", columns)).toEqual([
    [2, 12, "disabled", "no", "query", "latent", "yes"],
    [4, 3, "pending", "unknown", "unknown", "live", "unknown"],
    [4, 12, "pending", "unknown", "unknown", "live", "unknown"],
    [9, 3, "enabled", "no", "view", "live", "no"],
    [9, 12, "enabled", "no", "unknown", "live", "no"],
    [11, 3, "enabled", "yes", "query", "live", "yes"],
    [11, 12, "enabled", "yes", "query", "live", "yes"],
  ]);
});

// CASES: the id of a deleted group stays in its members' list.
it("has no access through a deleted group, and no row that names one", () => {
  const acme = snapshot({
    users: [user(3, "Ana", [1, 2, 15]), user(4, "Bo", [2, 15, 15]), user(5, "Cy", [15])],
    dataSources: [dataSource(3, "Warehouse")],
    grants: [grant(2, 3)],
  });
  expect(rowsOf(acme, "effective-access", ["user_id", "grant_groups"])).toEqual([
    [3, ["admin", "default"]],
    [4, ["default"]],
  ]);
  expect(csv(acme, "machines").toString()).not.toMatch(/undefined|null|15/);
});

// CASES: the same source full by one group and view-only by another.
it("is full where one group grants in full, in whatever order the groups stand", () => {
  const withGroups = (groups: number[]) =>
    snapshot({
      groups: [group(5, "Full"), group(6, "View")],
      users: [user(3, "Ana", groups)],
      dataSources: [dataSource(3, "Warehouse")],
      grants: [grant(5, 3), grant(6, 3, "view")],
    });
  const columns = ["level", "grant_groups"];
  const full: Cell[][] = [["query", ["Full", "View"]]];
  expect(rowsOf(withGroups([5, 6]), "effective-access", columns)).toEqual(full);
  expect(rowsOf(withGroups([6, 5]), "effective-access", columns)).toEqual(full);
  expect(rowsOf(withGroups([6]), "effective-access", columns)).toEqual([["view", ["View"]]]);
});

describe("the names that spreadsheets harm", () => {
  const NAMES = [
    ...["219E01BE", "0012", "1-2", "MAR1", "finance,ops", "CN=Fin,OU=G,DC=x", "a;b", "c\\d"],
    ...['=HYPERLINK("http://x.example","ok")', "-5", "@SUM(A1)", "\t=1", "＝1", "a;=1", "Größe; Łódź, 東京"],
  ];
  const acme = snapshot({
    groups: [
      group(5, "analysts"),
      group(9, "analysts"),
      ...NAMES.map((name, index) => group(20 + index, name)),
    ],
    users: NAMES.map((name, index) => user(1 + index, name, [20 + index, 9, 5], { email: "+4917012345" })),
    dataSources: [dataSource(3, "468768768833943384")],
    grants: NAMES.map((_, index) => grant(20 + index, 3)),
  });

  it("are exact for machines", () => {
    const rows: Record<string, string>[] = parse(csv(acme, "machines"), { columns: true });
    expect(rows.map((row) => row.user_name)).toEqual(NAMES);
    expect(rows.map((row) => splitList(row.grant_groups ?? ""))).toEqual(NAMES.map((name) => [name]));
    expect(new Set(rows.map((row) => row.data_source_name))).toEqual(new Set(["468768768833943384"]));
    expect(new Set(rows.map((row) => row.user_email))).toEqual(new Set(["+4917012345"]));
  });

  it("do not touch the row id, which is the same for people and for machines", () => {
    const ids = (audience: CsvAudience) => {
      const rows: Record<string, string>[] = parse(csv(acme, audience), { columns: true, bom: true });
      return rows.map((row) => row.row_id);
    };
    expect(ids("people")).toEqual(NAMES.map((_, index) => `ra-acme-u${1 + index}-s3`));
    expect(ids("machines")).toEqual(ids("people"));
  });

  it("tell groups of the same name apart by id", () => {
    const [permitted] = rowsOf(acme, "effective-access", ["permission_groups", "permission_group_ids"]);
    expect(permitted).toEqual([
      ["analysts #5", "analysts #9", "219E01BE"],
      ["5", "9", "20"],
    ]);
  });

  /** What the column descriptions promise: `;` ends an item but where a `\` stands before it. */
  function splitList(text: string): string[] {
    return [...text.matchAll(/(?:\\.|[^;\\])+/gs)].map(([item]) => item.replaceAll(/\\(.)/gs, "$1"));
  }
});

it("has the same bytes in lines as in rows", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(5, "a;b", { permissions: VIEWER })],
    users: [user(3, 'Ana "A"', [2]), user(4, "=Bo,", [5]), user(6, "Cy", [1, 5]), user(7, "Nobody", [])],
    dataSources: [dataSource(1, "A"), dataSource(2, "B\r\n")],
    grants: [grant(2, 1), grant(5, 1), grant(5, 2, "view")],
  });
  expectLinesAsRows(tableOf(acme, "effective-access"));
});

/** Judged by csv-stringify, which is given the rows one by one. */
function expectLinesAsRows(table: Table): void {
  const { lines, ...inRows } = table;
  expect(lines).toBeDefined();
  for (const audience of ["people", "machines"] as const) {
    expect(Buffer.concat([...csvChunks(table, audience)]).toString()).toBe(
      Buffer.concat([...csvChunks(inRows, audience)]).toString(),
    );
  }
}
