import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/subscriber-without-access.js";
import { examineRule } from "../../helpers/rules.js";
import { alert, dataSource, grant, group, query, section, user } from "../../helpers/snapshots.js";

const mailed = (...userIds: number[]) => ({
  subscriptions: userIds.map((userId) => ({ userId, destinationId: null })),
});
const ORGANISATION = {
  groups: [
    group(5, "Readers", { permissions: ["view_query"] }),
    group(6, "Listers", { permissions: ["list_data_sources"] }),
    group(7, "Editors", { permissions: ["edit_query"] }),
  ],
  dataSources: [
    dataSource(3, "Ledger"),
    dataSource(4, "Payroll"),
    dataSource(9, "", { name: null, type: null, paused: null, presence: "hidden" }),
  ],
  grants: [grant(5, 3, "view"), grant(6, 3, "view")],
  unknownGrants: [{ dataSourceId: 9, groupIds: [5] }],
  users: [
    user(10, "Ana", [5]),
    user(11, "Bo", [6]),
    user(12, "Cy", [], { pending: true }),
    user(13, "Di", [], { disabled: true }),
    user(14, "Ed", null),
    user(15, "Flo", [7]),
  ],
  queries: [
    query(20, "Balance", { ownerId: 15 }),
    query(21, "Wages", { dataSourceId: 4 }),
    query(22, "Nowhere", { dataSourceId: null }),
    query(23, "Hidden", { dataSourceId: 9 }),
    query(24, "Elsewhere", { dataSourceId: 77 }),
  ],
};

const found = (alerts: ReturnType<typeof alert>[], differing = {}) =>
  examineRule(rule, { ...ORGANISATION, ...differing, alerts }).findings.map(({ id, status, evidence }) => {
    return `${id} ${status}: ${evidence}`;
  });

it("finds mailboxes of accounts that may not read results there, whatever their state but disabled", () => {
  expect(
    examineRule(rule, { ...ORGANISATION, alerts: [alert(1, "Low", { queryId: 20, ...mailed(12, 10) })] }),
  ).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "subscriber-without-access-a1-u12",
        status: "open",
        evidence: "Mailed to u12@example.com #12. On Ledger: no access.",
        also: [
          { kind: "query", id: 20 },
          { kind: "data source", id: 3 },
        ],
      },
    ],
  });
  expect(found([alert(1, "Low", { queryId: 20, ...mailed(10, 11, 12, 13, 15) })])).toEqual([
    "subscriber-without-access-a1-u11 open: Mailed to u11@example.com #11. On Ledger: sees names of tables and columns alone.",
    "subscriber-without-access-a1-u12 open: Mailed to u12@example.com #12. On Ledger: no access.",
  ]);
  expect(found([alert(2, "Pay", { queryId: 21, ...mailed(10) })])).toEqual([
    "subscriber-without-access-a2-u10 open: Mailed to u10@example.com #10. On Payroll: no access.",
  ]);
});

it("asks the access of the release: up to 7 a query of one's own raises no level without a grant", () => {
  const alerts = [alert(1, "Low", { queryId: 20, ...mailed(15) })];
  expect(found(alerts, { version: "26.3.0" })).toEqual([]);
  expect(found(alerts, { version: "7.0.0" })).toEqual([
    "subscriber-without-access-a1-u15 open: Mailed to u15@example.com #15. On Ledger: no access.",
  ]);
});

it("does not know it where groups, grants, the query or the data source were not told", () => {
  expect(
    found([
      alert(1, "Low", { queryId: 20, ...mailed(14) }),
      alert(2, "Hidden", { queryId: 23, ...mailed(10) }),
      alert(3, "Elsewhere", { queryId: 24, ...mailed(10) }),
      alert(4, "Unread", { queryId: 99, ...mailed(10) }),
    ]),
  ).toEqual([
    "subscriber-without-access-a1-u14 unknown: Mailed to u14@example.com #14. On Ledger: what it can do is not known.",
    "subscriber-without-access-a2-u10 unknown: Mailed to u10@example.com #10. On (no name) #9: what it can do is not known.",
    "subscriber-without-access-a3-u10 unknown: Mailed to u10@example.com #10. On #77: what it can do is not known.",
    "subscriber-without-access-a4-u10 unknown: Mailed to u10@example.com #10. Its query was not read.",
  ]);
});

it("finds nothing in destinations, nor where the data source was deleted", () => {
  const subscriptions = [{ userId: 12, destinationId: 5 }];
  expect(found([alert(1, "Low", { queryId: 20, subscriptions })])).toEqual([]);
  expect(found([alert(2, "Nowhere", { queryId: 22, ...mailed(12) })])).toEqual([]);
});

it("is not evaluated without alerts or queries", () => {
  for (const name of ["alerts", "queries"] as const)
    expect(
      examineRule(rule, { ...ORGANISATION, sections: { [name]: section({ status: "not asked" }) } }),
    ).toMatchObject({ state: "not evaluated" });
});

it("does not know it where there may be queries of the account's own that were not read", () => {
  const { modifierIds: _, ...untold } = query(20, "Balance");
  const alerts = [alert(1, "Low", { queryId: 20, ...mailed(15, 12, 10) })];
  expect(found(alerts, { queries: [untold] })).toEqual([
    "subscriber-without-access-a1-u12 open: Mailed to u12@example.com #12. On Ledger: no access.",
    "subscriber-without-access-a1-u15 unknown: Mailed to u15@example.com #15. On Ledger: what it can do is not known.",
  ]);
});
