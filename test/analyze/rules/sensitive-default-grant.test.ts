import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/sensitive-default-grant.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, grant, user } from "../../helpers/snapshots.js";

const dataSources = [dataSource(3, "Payroll"), dataSource(4, "Ledger"), dataSource(5, "Rides")];
const users = [user(7, "Ana", [2])];
const risk = {
  dataSources: new Map([
    [3, { sensitive: true, owner: null }],
    [4, { sensitive: true, owner: null }],
    [5, { sensitive: false, owner: null }],
  ]),
};
const EVERYBODY = "1 of 1 account that is not disabled is in it, and every new account is put into it.";

it("finds it view only and in full, among the sensitive ones", () => {
  const grants = [grant(2, 3, "view"), grant(2, 4), grant(2, 5)];
  expect(examineRule(rule, { dataSources, users, grants }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "sensitive-default-grant-s3",
        status: "open",
        evidence: `The group default has it view only. ${EVERYBODY}`,
        changes: [{ kind: "grant", groupId: 2, dataSourceId: 3 }],
      },
      {
        id: "sensitive-default-grant-s4",
        status: "open",
        evidence: `The group default has it in full. ${EVERYBODY}`,
        changes: [{ kind: "grant", groupId: 2, dataSourceId: 4 }],
      },
    ],
  });
});

it("finds nothing where other groups have it", () => {
  const counts = { examined: 2, found: 0, unknown: 0 };
  expect(examineRule(rule, { dataSources, grants: [grant(6, 3)] }, { risk }).counts).toMatchObject(counts);
});

it("does not know it where the grant could not be read", () => {
  const unknownGrants = [{ dataSourceId: 4, groupIds: [2] }];
  expect(examineRule(rule, { dataSources, unknownGrants }, { risk }).findings).toEqual([
    {
      id: "sensitive-default-grant-s4",
      status: "unknown",
      evidence: "Whether the group default has it is not known.",
    },
  ]);
});

it("is not evaluated where nobody said what is sensitive", () => {
  expect(examineRule(rule, { dataSources, grants: [grant(2, 3)] })).toMatchObject({
    state: "not evaluated",
    counts: null,
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("sensitive-default-grant-s3")];
  const parts = { dataSources, users, grants: [grant(2, 3), grant(2, 4)] };
  expect(examineRule(rule, parts, { risk, acceptances }).findings).toMatchObject([
    { status: "accepted" },
    { status: "open" },
  ]);
});
