import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/paused-data-source.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(2, "default"), group(5, "Ops, night")];
const dataSources = [
  dataSource(3, "Replica", { paused: true, pauseReason: "maintenance until Friday" }),
  dataSource(4, "Closed", { paused: true }),
  dataSource(6, "Rides"),
];

it("finds the paused one that a group has, and not the one that administrators alone reach", () => {
  const grants = [grant(2, 3), grant(5, 3, "view"), grant(1, 4), grant(2, 6)];
  expect(examineRule(rule, { groups, dataSources, grants })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "paused-data-source-s3",
        status: "open",
        evidence:
          "Paused, with the reason “maintenance until Friday”. 2 groups have it: default and “Ops, night”.",
        also: [
          { kind: "group", id: 2 },
          { kind: "group", id: 5 },
        ],
      },
    ],
  });
});

it("does not know it where Redash does not tell", () => {
  const parts = { groups, dataSources: [dataSource(3, "Replica", { paused: null })], grants: [grant(2, 3)] };
  expect(examineRule(rule, parts).findings).toEqual([
    {
      id: "paused-data-source-s3",
      status: "unknown",
      evidence: "Redash does not tell whether it is paused. 1 group has it: default.",
    },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("paused-data-source-s3")];
  const parts = { groups, dataSources, grants: [grant(2, 3)] };
  expect(examineRule(rule, parts, { acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
