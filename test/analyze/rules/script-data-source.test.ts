import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/script-data-source.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, user } from "../../helpers/snapshots.js";

const groups = [
  ADMIN_GROUP,
  group(2, "default", { type: "builtin" }),
  group(5, "Engineers"),
  group(6, "Viewers", { permissions: ["view_query"] }),
];
const users = [
  user(8, "Ana", [5]),
  user(9, "Bo", [6]),
  user(10, "Cy", [2, 1], { pending: true }),
  user(11, "Di", [5], { disabled: true }),
  user(12, "Ed", null),
];
const dataSources = [dataSource(3, "Warehouse"), dataSource(4, "Python", { type: "python" })];
const grants = [grant(1, 4), grant(5, 4), grant(6, 4)];

it("finds it, with how many can have programs run there, and the grants that would have to go", () => {
  expect(examineRule(rule, { groups, users, dataSources, grants })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "script-data-source-s4",
        status: "open",
        evidence:
          "Of type python. Can have programs of their own run there: 2 accounts, and 1 account of which it is not known. So they reach 1 other data source.",
        changes: [
          { kind: "grant", groupId: 5, dataSourceId: 4 },
          { kind: "grant", groupId: 6, dataSourceId: 4 },
        ],
      },
    ],
  });
});

it("finds scripts as well, though no group has them, and nothing in other types", () => {
  const scripts = [dataSource(3, "Files", { type: "insecure_script" }), dataSource(4, "Ledger")];
  expect(examineRule(rule, { groups, dataSources: scripts, users: users.slice(0, 1) })).toMatchObject({
    counts: { examined: 2, found: 1 },
    findings: [
      {
        id: "script-data-source-s3",
        evidence:
          "Of type insecure_script. Can have programs of their own run there: 0 accounts. So they reach 1 other data source.",
        changes: [],
      },
    ],
  });
});

it("says of a later release than was measured that programs may reach the others", () => {
  const { findings } = examineRule(rule, { dataSources, version: "26.9.0" });
  expect(findings[0]?.evidence).toMatch("So they may reach 1 other data source.");
});

it("does not know it of a type that is not told", () => {
  expect(examineRule(rule, { dataSources: [dataSource(3, "Odd", { type: null })] }).findings).toEqual([
    { id: "script-data-source-s3", status: "unknown", evidence: "Redash does not tell its type." },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("script-data-source-s4")];
  expect(examineRule(rule, { dataSources }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
