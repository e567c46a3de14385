import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/default-full-grant.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, user } from "../../helpers/snapshots.js";

const dataSources = [dataSource(3, "Warehouse"), dataSource(4, "Ledger"), dataSource(5, "Payroll")];
const users = [user(7, "Ana", [2]), user(8, "Bo", []), user(9, "Cy", [2], { disabled: true })];

it("finds the data source that the group default has in full, and says how many that is", () => {
  const grants = [grant(2, 3), grant(2, 4, "view"), grant(5, 5)];
  expect(examineRule(rule, { dataSources, users, grants })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "default-full-grant-s3",
        status: "open",
        evidence:
          "The group default has it in full, and lets its members run query text. 1 of 2 accounts that are not disabled is in it, and every new account is put into it.",
        changes: [{ kind: "view only", groupId: 2, dataSourceId: 3 }],
      },
    ],
  });
});

it.each([
  ["view only", [grant(2, 3, "view")], undefined],
  ["in full to a regular group of that name", [grant(6, 3)], undefined],
  ["in full, where default lets nobody run or create queries", [grant(2, 3)], ["view_query", "refresh"]],
])("finds nothing where it is granted %s", (_, grants, permissions) => {
  const groups = [
    ADMIN_GROUP,
    group(2, "default", { type: "builtin", ...(permissions && { permissions }) }),
    group(6, "default"),
  ];
  expect(examineRule(rule, { groups, dataSources, grants }).counts).toMatchObject({ found: 0, unknown: 0 });
});

it("finds it where default lets its members create queries alone: they refresh them", () => {
  const groups = [ADMIN_GROUP, group(2, "default", { type: "builtin", permissions: ["create_query"] })];
  expect(examineRule(rule, { groups, dataSources, grants: [grant(2, 3)] }).counts).toMatchObject({
    found: 1,
  });
});

it("does not know it where the grant could not be read, or the group", () => {
  const unknownGrants = [{ dataSourceId: 4, groupIds: [2, 5] }];
  expect(examineRule(rule, { dataSources, unknownGrants }).findings).toEqual([
    {
      id: "default-full-grant-s4",
      status: "unknown",
      evidence: "Whether the group default has it is not known.",
    },
  ]);
  const withoutDefault = { groups: [ADMIN_GROUP], dataSources: dataSources.slice(0, 1) };
  expect(examineRule(rule, withoutDefault).findings).toEqual([
    { id: "default-full-grant-s3", status: "unknown", evidence: "The group default was not read." },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("default-full-grant-s3")];
  expect(examineRule(rule, { dataSources, grants: [grant(2, 3)] }, { acceptances })).toMatchObject({
    counts: { found: 1, accepted: 1 },
    findings: [{ status: "accepted" }],
  });
});
