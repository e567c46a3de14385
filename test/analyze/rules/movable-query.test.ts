import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/movable-query.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, grant, group, query, section, user } from "../../helpers/snapshots.js";

const groups = [
  group(5, "Finance"),
  group(6, "Viewers", { permissions: ["view_query"] }),
  group(7, "Editors", { permissions: ["view_query", "edit_query"] }),
];
const dataSources = [dataSource(3, "Ledger"), dataSource(4, "Rides")];
const grants = [grant(5, 3), grant(6, 3, "view"), grant(7, 3, "view")];
const users = [
  user(8, "Ana", [5]),
  user(9, "Bo", [6]),
  user(10, "Cy", [7]),
  user(11, "Di", [7]),
  user(12, "Ed", [5], { disabled: true }),
];
const queries = [query(1, "Balance", { ownerId: 10 }), query(2, "Tax", { ownerId: 9 })];
const parts = { groups, dataSources, grants, users, queries };

it("finds on 8 that owners who may edit, and those who may make a query, reach every data source", () => {
  expect(examineRule(rule, { ...parts, version: "8.0.0" })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 1, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "movable-query",
        status: "open",
        evidence:
          "On Redash 8.0.0, 2 of 4 accounts whose access works can move a query to data sources that their groups do not let them query, and run any text there.",
      },
    ],
  });
});

it("counts apart those of whom it is not known", () => {
  const { findings } = examineRule(rule, {
    ...parts,
    version: "8.0.0",
    users: [...users, user(13, "Flo", null)],
  });
  expect(findings).toMatchObject([
    {
      status: "open",
      evidence:
        "On Redash 8.0.0, 2 of 5 accounts whose access works can move a query to data sources that their groups do not let them query, and run any text there. Of 1 more it is not known.",
    },
  ]);
});

it("does not know it on 4 to 7, where the run was not tried", () => {
  expect(examineRule(rule, { ...parts, version: "7.0.0" }).findings).toEqual([
    {
      id: "movable-query",
      status: "unknown",
      evidence:
        "On Redash 7.0.0, 2 of 4 accounts whose access works may be able to move a query to data sources that their groups do not let them query. Whether they get results there was not tried, or is not known.",
    },
  ]);
});

it("finds nothing from 10 on, nor where nobody may edit queries", () => {
  const counts = { examined: 1, found: 0, unknown: 0 };
  expect(examineRule(rule, parts).counts).toMatchObject(counts);
  const viewers = [user(9, "Bo", [6])];
  expect(examineRule(rule, { ...parts, version: "8.0.0", users: viewers }).counts).toMatchObject({
    examined: 1,
    found: 0,
    unknown: 0,
  });
});

it("is not evaluated where the queries were not asked for", () => {
  const sections = { queries: section({ status: "not asked" }) };
  expect(examineRule(rule, { ...parts, sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("movable-query")];
  const { findings } = examineRule(rule, { ...parts, version: "8.0.0" }, { acceptances });
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
