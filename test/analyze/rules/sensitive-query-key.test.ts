import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/sensitive-query-key.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, query, user } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(5, "Finance"), group(6, "Parked", { permissions: [] })];
const dataSources = [dataSource(3, "Ledger"), dataSource(4, "Payroll"), dataSource(5, "Rides")];
const grants = [grant(5, 3), grant(6, 3)];
const users = [user(8, "Ana", [5]), user(9, "Bo", [6]), user(10, "Cy", [5], { disabled: true })];
const sensitive = { sensitive: true, owner: null };
const risk = {
  dataSources: new Map([
    [3, sensitive],
    [4, sensitive],
  ]),
};

it("finds the sensitive data source whose queries have keys, and how many are shown them", () => {
  const queries = [query(1, "Balance"), query(2, "Rides", { dataSourceId: 5 }), query(3, "Tax")];
  expect(examineRule(rule, { groups, dataSources, grants, users, queries }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "sensitive-query-key-s3",
        status: "open",
        evidence:
          "2 queries have an API key of their own: Balance and Tax. Shown to all who open the query: 1 account.",
        also: [
          { kind: "query", id: 1 },
          { kind: "query", id: 3 },
        ],
      },
    ],
  });
});

it("finds nothing where its queries have no keys, and does not know it of archived ones", () => {
  const keyless = [query(1, "Balance", { hasKey: false })];
  const counts = { examined: 2, found: 0, unknown: 0 };
  expect(examineRule(rule, { dataSources, queries: keyless }, { risk }).counts).toMatchObject(counts);
  const archived = [query(1, "Balance", { archived: true })];
  expect(examineRule(rule, { dataSources, queries: archived }, { risk }).findings).toMatchObject([
    {
      status: "unknown",
      evidence:
        "Of 1 query it is not known whether a key works: Balance. Shown to all who open the query: 0 accounts.",
    },
  ]);
});

it("is not evaluated where nobody said what is sensitive", () => {
  expect(examineRule(rule, { queries: [query(1, "Balance")] })).toMatchObject({ state: "not evaluated" });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("sensitive-query-key-s3")];
  const parts = { dataSources, queries: [query(1, "Balance")] };
  expect(examineRule(rule, parts, { risk, acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
