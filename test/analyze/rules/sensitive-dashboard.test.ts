import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/sensitive-dashboard.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dashboard, dataSource, query } from "../../helpers/snapshots.js";

const dataSources = [dataSource(3, "Payroll"), dataSource(4, "Ledger"), dataSource(5, "Rides")];
const queries = [
  query(1, "Pay"),
  query(2, "Balance", { dataSourceId: 4 }),
  query(3, "Rides", { dataSourceId: 5 }),
  query(4, "Nowhere", { dataSourceId: null }),
];
const sensitive = { sensitive: true, owner: null };
const risk = {
  dataSources: new Map([
    [3, sensitive],
    [4, sensitive],
  ]),
};
const showing = (id: number, queryIds: number[], hasPublicLink = true) =>
  dashboard(id, `Board ${id}`, { hasPublicLink, queryIds });

it("finds the shared one that shows results of a sensitive data source", () => {
  const dashboards = [showing(1, [1, 2, 3]), showing(2, [3, 4]), showing(3, [1], false)];
  expect(examineRule(rule, { dataSources, queries, dashboards }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "sensitive-dashboard-d1",
        status: "open",
        evidence:
          "It is shared, and shows 3 queries. Sensitive data sources among those asked: Payroll and Ledger.",
        also: [
          { kind: "data source", id: 3 },
          { kind: "data source", id: 4 },
          { kind: "query", id: 1 },
          { kind: "query", id: 2 },
          { kind: "query", id: 3 },
        ],
      },
    ],
  });
});

it("does not know it where the link, the queries on it, or one of those were not read", () => {
  const { hasPublicLink: _link, ...linkUnread } = showing(1, [1]);
  const { queryIds: _ids, ...queriesUnread } = showing(2, []);
  const dashboards = [linkUnread, queriesUnread, showing(3, [3, 9])];
  const { findings } = examineRule(rule, { dataSources, queries, dashboards }, { risk });
  expect(findings.map(({ id, status, evidence }) => [id, status, evidence])).toEqual([
    [
      "sensitive-dashboard-d1",
      "unknown",
      "Whether it is shared is not known; it shows 1 query. Sensitive data sources among those asked: Payroll.",
    ],
    [
      "sensitive-dashboard-d2",
      "unknown",
      "It is shared; which queries it shows is not known. Which data sources its queries ask is not known of all.",
    ],
    [
      "sensitive-dashboard-d3",
      "unknown",
      "It is shared, and shows 2 queries. Which data sources its queries ask is not known of all.",
    ],
  ]);
});

it("finds it though one of its queries was not read", () => {
  const { findings } = examineRule(
    rule,
    { dataSources, queries, dashboards: [showing(1, [1, 9])] },
    { risk },
  );
  expect(findings).toMatchObject([{ status: "open" }]);
});

it("is not evaluated where nobody said what is sensitive", () => {
  expect(examineRule(rule, { dashboards: [showing(1, [1])] })).toMatchObject({ state: "not evaluated" });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("sensitive-dashboard-*")];
  const parts = { dataSources, queries, dashboards: [showing(1, [1])] };
  expect(examineRule(rule, parts, { risk, acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
