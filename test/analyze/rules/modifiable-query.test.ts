import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/modifiable-query.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, grant, group, query, section, user } from "../../helpers/snapshots.js";

const groups = [group(5, "Finance"), group(6, "Viewers", { permissions: ["view_query", "edit_query"] })];
const dataSources = [dataSource(3, "Ledger")];
const users = [user(8, "Ana", [5]), user(9, "Bo", [6]), user(10, "Cy", [])];
const grants = [grant(5, 3), grant(6, 3, "view")];

it("finds who may modify a query of somebody else, and may not run text of their own by groups", () => {
  const queries = [
    query(1, "Balance", { ownerId: 8, modifierIds: [8, 9, 10] }),
    query(2, "Tax", { ownerId: 9, modifierIds: [8, 9] }),
  ];
  expect(examineRule(rule, { groups, dataSources, users, grants, queries })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "modifiable-query-u9-s3",
        status: "open",
        evidence:
          "May modify: Balance. Through groups: reads results of saved queries. May edit queries through Viewers.",
        also: [{ kind: "query", id: 1 }],
        changes: [{ kind: "modifying", queryId: 1, userId: 9 }],
      },
    ],
  });
});

it("finds nothing where owners alone may modify their queries", () => {
  const queries = [query(1, "Balance", { ownerId: 9, modifierIds: [9] })];
  const { counts } = examineRule(rule, { groups, dataSources, users, grants, queries });
  expect(counts).toMatchObject({ examined: 0, found: 0, unknown: 0 });
});

it("does not know it below Redash 7, where it was not tried, and is partly evaluated where lists were not read", () => {
  const full = [group(6, "Editors", { permissions: ["view_query", "edit_query"] })];
  const queries = [query(1, "Balance", { ownerId: 8, modifierIds: [9] })];
  const sections = { modifiers: section({ status: "partial" }) };
  const examined = examineRule(rule, {
    version: "6.0.0",
    groups: full,
    dataSources,
    users,
    grants: [grant(6, 3)],
    queries,
    sections,
  });
  expect(examined).toMatchObject({
    state: "partly evaluated",
    findings: [
      {
        status: "unknown",
        evidence:
          "May modify: Balance. Through groups: reads results of saved queries. May edit queries through Editors. What this lets it run was not tried on this release.",
      },
    ],
  });
});

it("is not evaluated where nobody asked who may modify queries", () => {
  const sections = { modifiers: section({ status: "not asked" }) };
  expect(examineRule(rule, { sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const queries = [query(1, "Balance", { ownerId: 8, modifierIds: [9] })];
  const acceptances = [accepting("modifiable-query-u9-*")];
  const { findings } = examineRule(rule, { groups, dataSources, users, grants, queries }, { acceptances });
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
