import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/administrators-only-source.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(2, "default"), group(6, "Owners", { permissions: ["admin"] })];
const dataSources = [dataSource(3, "CRM"), dataSource(4, "Internals"), dataSource(5, "Rides")];

it("finds those that no group has, or groups of administrators alone", () => {
  const grants = [grant(1, 4), grant(6, 4, "view"), grant(2, 5, "view"), grant(6, 5)];
  expect(examineRule(rule, { groups, dataSources, grants })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 2, accepted: 0, unknown: 0 },
    findings: [
      { id: "administrators-only-source-s3", status: "open", evidence: "No group has it." },
      {
        id: "administrators-only-source-s4",
        status: "open",
        evidence: "Groups of administrators alone have it.",
      },
    ],
  });
});

it("does not know it where a grant of another group could not be read, and no other is known", () => {
  const parts = {
    groups,
    dataSources,
    grants: [grant(2, 5)],
    unknownGrants: [
      { dataSourceId: 3, groupIds: [2] },
      { dataSourceId: 4, groupIds: [1] },
      { dataSourceId: 5, groupIds: [6] },
    ],
  };
  expect(examineRule(rule, parts).findings).toEqual([
    {
      id: "administrators-only-source-s3",
      status: "unknown",
      evidence: "No grant of it is known, and some could not be read.",
    },
    { id: "administrators-only-source-s4", status: "open", evidence: "No group has it." },
  ]);
});

it("leaves out those that the server does not list", () => {
  const hidden = dataSource(8, "", { name: null, type: null, paused: null, presence: "hidden" });
  const counts = { examined: 0, found: 0, unknown: 0 };
  expect(examineRule(rule, { groups, dataSources: [hidden] }).counts).toMatchObject(counts);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("administrators-only-source-s3")];
  expect(examineRule(rule, { dataSources: [dataSource(3, "CRM")] }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
