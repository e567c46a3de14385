import { describe, expect, it, test } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import type { DiffPartId } from "../../../src/model/diff.js";
import type { SectionName, Snapshot } from "../../../src/model/snapshot.js";
import { changesBetween, inLines } from "../../helpers/diff.js";
import {
  alert,
  dashboard,
  dataSource,
  grant,
  group,
  query,
  section,
  snapshot,
  user,
} from "../../helpers/snapshots.js";

const WRITER = group(5, "Writers", { permissions: ["edit_query", "execute_query", "view_query"] });
const BASE = snapshot({
  version: "26.3.0",
  groups: [...snapshot().groups, WRITER],
  dataSources: [dataSource(3, "Ledger"), dataSource(4, "Payroll")],
  users: [user(7, "Ana", [5]), user(8, "Bo", [5])],
  grants: [grant(5, 3)],
  queries: [
    query(17, "Sales", { dataSourceId: 3, ownerId: 7 }),
    query(18, "Wages", { dataSourceId: 4, ownerId: 8, modifierIds: [] }),
  ],
});

function lines(newer: Snapshot, ...parts: DiffPartId[]): string[] {
  return inLines(changesBetween(BASE, newer).filter(({ part }) => parts.includes(part)));
}

function withSections(
  of: Snapshot,
  names: readonly SectionName[],
  status: "partial" | "not asked",
): Snapshot {
  const gaps =
    status === "partial" ? [{ code: "queries-unseen", what: "Lost.", where: "GET /", hint: "Again." }] : [];
  const sections = Object.fromEntries(names.map((name) => [name, section({ status, gaps })]));
  return { ...of, sections: { ...of.sections, ...sections } };
}

describe("a query that gets another owner", () => {
  const newer = {
    ...BASE,
    queries: [
      query(17, "Sales", { dataSourceId: 3, ownerId: 7 }),
      query(18, "Wages", { dataSourceId: 4, ownerId: 7, modifierIds: [] }),
    ],
  };

  it("is a query that changed, a way that came and one that went, and access", () => {
    expect(lines(newer, "queries", "ways-round")).toEqual([
      "ways-round new wider: #7 Ana <u7@example.com>, #4 Payroll, #owned-query-u7-q18 owned query, #18 Wages; data_source: - > [Payroll]; level: - > query; certainty: - > measured; access_now: - > live; adds: - > yes",
      "ways-round gone narrower: #8 Bo <u8@example.com>, #4 Payroll, #owned-query-u8-q18 owned query, #18 Wages; data_source: [Payroll] > -; level: query > -; certainty: measured > -; access_now: live > -; adds: yes > -",
      "queries changed neither: #18 Wages; owner: [Bo <u8@example.com>] > [Ana <u7@example.com>]",
    ]);
    expect(lines(newer, "access").map((line) => line.split(";")[0])).toEqual([
      "access new wider: #7 Ana <u7@example.com>, #4 Payroll",
      "access gone narrower: #8 Bo <u8@example.com>, #4 Payroll",
    ]);
  });

  it("changes no access as far as it is compared, where one side did not read all queries", () => {
    expect(changesBetween(withSections(BASE, ["queries"], "partial"), newer, "access")).toEqual([]);
    const access = diffSnapshots(withSections(BASE, ["queries"], "not asked"), newer).parts.find(
      ({ part }) => part === "access",
    );
    expect(access).toMatchObject({
      comparable: "partly",
      why: ["Queries of the older snapshot: nobody asked for them."],
      counts: [],
    });
  });
});

test("who was given the right to modify one is a way that came, and wider", () => {
  const shared = query(18, "Wages", { dataSourceId: 4, ownerId: 8, modifierIds: [7] });
  const newer = { ...BASE, queries: [BASE.queries[0] as (typeof BASE.queries)[0], shared] };
  expect(lines(newer, "queries", "ways-round").map((line) => line.split(";")[0])).toEqual([
    "ways-round new wider: #7 Ana <u7@example.com>, #4 Payroll, #modifiable-query-u7-q18 modifiable query, #18 Wages",
    "queries changed wider: #18 Wages",
  ]);
});

test("a new query has its key; that is no wider than the query is", () => {
  const keyed = query(19, "New", { dataSourceId: 3, ownerId: 7, hasKey: true });
  expect(
    lines({ ...BASE, queries: [...BASE.queries, keyed] }, "ways-round").map((line) => line.split(";")[0]),
  ).toEqual([
    "ways-round new neither: #7 Ana <u7@example.com>, #3 Ledger, #owned-query-u7-q19 owned query, #19 New",
    "ways-round new neither: #3 Ledger, #query-key-q19 query key, #19 New",
  ]);
});

test("a query that moves is the same way, to another data source", () => {
  const moved = {
    ...BASE,
    queries: [query(17, "Sales", { dataSourceId: 4, ownerId: 7 }), ...BASE.queries.slice(1)],
  };
  expect(lines(moved, "ways-round", "queries")).toEqual([
    "ways-round changed wider: #7 Ana <u7@example.com>, #4 Payroll, #owned-query-u7-q17 owned query, #17 Sales; data_source: [Ledger] > [Payroll]; adds: no > yes",
    "ways-round changed wider: #4 Payroll, #query-key-q17 query key, #17 Sales; data_source: [Ledger] > [Payroll]",
    "queries changed neither: #17 Sales; data_source: [Ledger] > [Payroll]",
  ]);
});

describe("a dashboard that is shared", () => {
  const closed = dashboard(30, "Board", { ownerId: 7, hasPublicLink: false, queryIds: [17] });
  const open = { ...closed, hasPublicLink: true };
  const older = { ...BASE, dashboards: [closed] };

  it("is wider, as a dashboard and as a way to each data source behind it", () => {
    expect(inLines(changesBetween(older, { ...BASE, dashboards: [open] }))).toEqual([
      "ways-round new wider: #3 Ledger, #public-link-q17-d30 public link, #17 Sales, #30 Board; data_source: - > [Ledger]; level: - > view; certainty: - > measured; access_now: - > live",
      "dashboards changed wider: #30 Board; public_link: no > yes",
    ]);
  });

  it("has not come where the older list is not whole", () => {
    const partial = withSections({ ...BASE, dashboards: [] }, ["dashboards"], "partial");
    const found = changesBetween(partial, { ...BASE, dashboards: [open] });
    expect(found.map(({ part, what }) => [part, what])).toEqual([
      ["ways-round", "unknown"],
      ["dashboards", "unknown"],
    ]);
  });
});

test("an alert that is sent elsewhere is wider, by the type of where it goes", () => {
  const watching = alert(40, "Low", {
    queryId: 17,
    ownerId: 7,
    subscriptions: [{ userId: 7, destinationId: null }],
  });
  const sent = {
    ...watching,
    subscriptions: [...(watching.subscriptions ?? []), { userId: 8, destinationId: 2 }],
  };
  const destinations = [{ id: 2, name: "Hook", type: "webhook" }];
  const older = { ...BASE, alerts: [watching], destinations };
  expect(inLines(changesBetween(older, { ...older, alerts: [sent] }))).toEqual([
    "alerts changed wider: #40 Low; sent_to: [] > [#2 webhook]",
  ]);
});

test("a setting that opens a way in is wider; one that the server does not tell has not changed", () => {
  const older = {
    ...BASE,
    signIn: { passwordLogin: false, saml: true },
    settings: { googleDomains: ["a.example"] },
  };
  const newer = {
    ...BASE,
    signIn: { passwordLogin: true },
    settings: { googleDomains: [], publicLinks: true },
  };
  expect(inLines(changesBetween(older, newer))).toEqual([
    "settings changed wider: #password_login Login by a password of Redash; password_login: no > yes",
    "settings changed narrower: #google_domains Domains whose people may sign in by Google; google_domains: [a.example] > []",
  ]);
});

test("the names of owners and queries that were renamed change nothing else", () => {
  const renamed = {
    ...BASE,
    users: [user(7, "Ana Lima", [5]), user(8, "Bo", [5])],
    queries: BASE.queries.map((one) => ({ ...one, name: `${one.name}!` })),
  };
  expect(changesBetween(BASE, renamed).map(({ part, what }) => [part, what])).toEqual([
    ["users", "renamed"],
    ["queries", "renamed"],
    ["queries", "renamed"],
  ]);
});

describe("accounts", () => {
  const remarks = (newer: Snapshot) =>
    changesBetween(BASE, newer, "users").map(({ what, note }) => [what, note]);
  const other = user(7, "Other", [5], { createdAt: "2026-12-01T00:00:00Z" });

  it("are perhaps others where both sides tell another time at which they were made, and only there", () => {
    expect(remarks({ ...BASE, users: [other, ...BASE.users.slice(1)] })).toEqual([
      [
        "changed",
        "The account of this id was made at another time: it is perhaps not the one that was there.",
      ],
    ]);
    expect(remarks({ ...BASE, users: BASE.users.slice(1) })).toEqual([["gone", null]]);
    expect(remarks({ ...BASE, users: [...BASE.users, user(9, "New", [])] })).toEqual([["new", null]]);
  });
});
