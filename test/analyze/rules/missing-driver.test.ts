import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/missing-driver.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource } from "../../helpers/snapshots.js";

const untold = { name: null, type: null, paused: null } as const;
const dataSources = [
  dataSource(3, "Rides"),
  dataSource(4, "", { ...untold, presence: "hidden" }),
  dataSource(5, "", { ...untold, presence: "possible" }),
];

it("finds the one that is there and not listed, and does not know it of one that may have been deleted", () => {
  expect(examineRule(rule, { dataSources })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 1 },
    findings: [
      {
        id: "missing-driver-s4",
        status: "open",
        evidence: "It is there, and its name, type and grants are shown nowhere.",
      },
      {
        id: "missing-driver-s5",
        status: "unknown",
        evidence: "Either it was deleted, or its driver does not load.",
      },
    ],
  });
});

it("finds nothing where all are listed", () => {
  expect(examineRule(rule, { dataSources: dataSources.slice(0, 1) }).counts).toMatchObject({
    examined: 1,
    found: 0,
    unknown: 0,
  });
});

it("shows an accepted one as accepted, and never what is not known", () => {
  const acceptances = [accepting("missing-driver-*")];
  expect(examineRule(rule, { dataSources }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
    { status: "unknown" },
  ]);
});
