import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/same-named-groups.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, group, section } from "../../helpers/snapshots.js";

const DEFAULT = group(2, "default", { type: "builtin" });
const groups = [ADMIN_GROUP, DEFAULT, group(9, "analysts"), group(5, " analysts"), group(6, "Admin")];

it("finds one for the groups of one name, in whatever order they are listed, and one for names that look alike", () => {
  const expected = {
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "same-named-groups-n_admin",
        status: "open",
        evidence:
          "The names of 2 groups differ by blanks or by capital letters at the most: #1, #6. Single sign-on tells them apart, people hardly do.",
        also: [
          { kind: "group", id: 1 },
          { kind: "group", id: 6 },
        ],
      },
      {
        id: "same-named-groups-n_analysts",
        status: "open",
        evidence: "2 groups have this name: #5, #9.",
        also: [
          { kind: "group", id: 5 },
          { kind: "group", id: 9 },
        ],
      },
    ],
  };
  expect(examineRule(rule, { groups })).toEqual(expected);
  expect(examineRule(rule, { groups: groups.toReversed() })).toEqual(expected);
});

it("finds nothing where names differ, or are empty", () => {
  const different = [ADMIN_GROUP, DEFAULT, group(5, "analysts"), group(6, ""), group(7, " ")];
  expect(examineRule(rule, { groups: different }).counts).toMatchObject({
    examined: 3,
    found: 0,
    unknown: 0,
  });
});

it("is partly evaluated where the groups were not all read", () => {
  const sections = { groups: section({ status: "partial" }) };
  expect(examineRule(rule, { groups: [ADMIN_GROUP, DEFAULT], sections })).toMatchObject({
    state: "partly evaluated",
    counts: { found: 0 },
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("same-named-groups-n_analysts")];
  expect(examineRule(rule, { groups }, { acceptances }).findings).toMatchObject([
    { status: "open" },
    { status: "accepted" },
  ]);
});
