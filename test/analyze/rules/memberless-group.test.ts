import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/memberless-group.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, section, user } from "../../helpers/snapshots.js";

const groups = [
  ADMIN_GROUP,
  group(2, "default", { type: "builtin" }),
  group(5, "Interns"),
  group(6, "Ops"),
  group(7, "Empty"),
];
const dataSources = [dataSource(3, "Rides"), dataSource(4, "Ledger")];
const grants = [grant(2, 3), grant(5, 3), grant(5, 4, "view"), grant(6, 3)];
const users = [
  user(8, "Ana", [2, 6], { pending: true }),
  user(9, "Bo", [2, 5, 5], { disabled: true }),
  user(10, "Cy", [2]),
];

it("finds the group whose members are all disabled, and not the one that grants nothing", () => {
  expect(examineRule(rule, { groups, dataSources, grants, users })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "memberless-group-g5",
        status: "open",
        evidence: "It has 2 data sources: Rides and Ledger. Disabled accounts in it: 1.",
        changes: [
          { kind: "grant", groupId: 5, dataSourceId: 3 },
          { kind: "grant", groupId: 5, dataSourceId: 4 },
        ],
      },
    ],
  });
});

it("finds nothing where somebody is in it whose access works: on Redash 5 a disabled account’s does", () => {
  const { counts } = examineRule(rule, { groups, dataSources, grants, users, version: "5.0.2" });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("does not know it where somebody’s groups are not told, or not everybody was read", () => {
  const evidence = "It has 1 data source: Rides.";
  const one = { groups: groups.slice(0, 3), dataSources, grants: [grant(5, 3)] };
  expect(examineRule(rule, { ...one, users: [user(8, "Ana", null)] }).findings).toEqual([
    {
      id: "memberless-group-g5",
      status: "unknown",
      evidence: `${evidence} Redash does not tell the groups of 1 account, which may be in it.`,
    },
  ]);
  const sections = { users: section({ status: "partial" }) };
  expect(examineRule(rule, { ...one, users: [], sections }).findings).toEqual([
    {
      id: "memberless-group-g5",
      status: "unknown",
      evidence: `${evidence} Accounts that were not read may be in it.`,
    },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("memberless-group-g5")];
  expect(examineRule(rule, { groups, dataSources, grants, users }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
