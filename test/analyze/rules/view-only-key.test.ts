import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/view-only-key.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, query, section, user } from "../../helpers/snapshots.js";

const groups = [
  ADMIN_GROUP,
  group(5, "Analysts"),
  group(6, "Viewers", { permissions: ["view_query"] }),
  group(7, "Runners", { permissions: ["execute_query"] }),
];
const dataSources = [dataSource(3, "Warehouse"), dataSource(4, "Ledger")];
const grants = [grant(5, 3), grant(6, 3, "view"), grant(7, 3, "view"), grant(5, 4)];
const users = [
  user(8, "Ana", [5]),
  user(9, "Bo", [6]),
  user(10, "Cy", [6], { pending: true }),
  user(11, "Di", [6], { disabled: true }),
  user(12, "Ed", [7]),
];
const queries = [
  query(1, "Orders"),
  query(2, "Sales", { archived: true }),
  query(3, "Balance", { dataSourceId: 4 }),
  query(4, "Lost", { dataSourceId: null }),
];

it("finds the data source where somebody opens queries and runs no text of their own", () => {
  expect(examineRule(rule, { groups, dataSources, grants, users, queries })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "view-only-key-s3",
        status: "open",
        evidence:
          "May view, and not run text of their own: 2 accounts. 1 query has an API key of its own: Orders. Of 1 more it is not known whether a key works: Sales.",
        also: [
          { kind: "query", id: 1 },
          { kind: "query", id: 2 },
        ],
      },
    ],
  });
});

it("finds nothing where no query has a key", () => {
  const keyless = [query(1, "Orders", { hasKey: false })];
  const { counts } = examineRule(rule, { groups, dataSources, grants, users, queries: keyless });
  expect(counts).toMatchObject({ examined: 0, found: 0, unknown: 0 });
});

it("does not know it where keys or levels are not told", () => {
  const { hasKey: _notTold, ...orders } = query(1, "Orders");
  expect(examineRule(rule, { groups, dataSources, grants, users, queries: [orders] }).findings).toEqual([
    {
      id: "view-only-key-s3",
      status: "unknown",
      evidence:
        "May view, and not run text of their own: 2 accounts. Of 1 query it is not known whether a key works: Orders.",
      also: [{ kind: "query", id: 1 }],
    },
  ]);
  const parts = { groups, dataSources, queries: queries.slice(0, 1), users: [user(8, "Ana", null)] };
  expect(examineRule(rule, parts).findings).toMatchObject([
    {
      status: "unknown",
      evidence:
        "May view, and not run text of their own: 0 accounts, and 1 account of which it is not known. 1 query has an API key of its own: Orders.",
    },
  ]);
});

it("is not evaluated where the queries were not asked for", () => {
  const sections = { queries: section({ status: "not asked" }) };
  expect(examineRule(rule, { groups, sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("view-only-key-s3")];
  const parts = { groups, dataSources, grants, users, queries };
  expect(examineRule(rule, parts, { acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
