import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/nameless-group.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, group, section } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(5, ""), group(6, "\u00a0 "), group(7, "0")];

it("finds groups without a name, or with one of blanks", () => {
  expect(examineRule(rule, { groups })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 2, accepted: 0, unknown: 0 },
    findings: [
      { id: "nameless-group-g5", status: "open", evidence: "Group #5 has no name." },
      { id: "nameless-group-g6", status: "open", evidence: "Group #6 has a name of blanks." },
    ],
  });
});

it("finds nothing where every group has a name, and is partly evaluated where not all were read", () => {
  const sections = { groups: section({ status: "partial" }) };
  expect(examineRule(rule, { groups: [ADMIN_GROUP], sections })).toMatchObject({
    state: "partly evaluated",
    counts: { examined: 1, found: 0 },
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("nameless-group-g5")];
  expect(examineRule(rule, { groups }, { acceptances }).counts).toMatchObject({ found: 2, accepted: 1 });
});
