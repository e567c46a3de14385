import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/deleted-group-membership.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { section, user } from "../../helpers/snapshots.js";

it("finds one for an account, however often and whichever the deleted groups are", () => {
  const users = [user(3, "Ana", [1, 2, 15]), user(4, "Bo", [2, 15, 9, 15]), user(5, "Cy", [15])];
  expect(examineRule(rule, { users })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 3, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "deleted-group-membership-u3",
        status: "open",
        evidence: "The list of groups holds 1 number of which there is no group: 15.",
      },
      {
        id: "deleted-group-membership-u4",
        status: "open",
        evidence: "The list of groups holds 2 numbers of which there is no group: 9, 15.",
      },
      {
        id: "deleted-group-membership-u5",
        status: "open",
        evidence:
          "The list of groups holds 1 number of which there is no group: 15. It is in no other group, and sees nothing.",
      },
    ],
  });
});

it("finds nothing where every group is there", () => {
  expect(examineRule(rule, { users: [user(3, "Ana", [2, 2]), user(4, "Bo", [])] })).toMatchObject({
    state: "evaluated",
    counts: { examined: 2, found: 0, unknown: 0 },
    findings: [],
  });
});

it("does not know it of whom the list alone tells, but for the raw list of Redash 4", () => {
  const users = [user(3, "Ana", [], { groupsReadFrom: "list" }), user(4, "Bo", null)];
  expect(examineRule(rule, { users })).toMatchObject({
    counts: { examined: 1, found: 0, unknown: 1 },
    findings: [
      {
        id: "deleted-group-membership",
        status: "unknown",
        evidence: "Of 1 account the list of users alone tells, which leaves deleted groups out.",
      },
    ],
  });
  expect(examineRule(rule, { users: users.slice(0, 1), version: "4.0.2" }).findings).toEqual([]);
});

it("does not know it where not all groups were read", () => {
  const sections = { groups: section({ status: "partial" }) };
  expect(examineRule(rule, { users: [user(3, "Ana", [2, 15])], sections }).findings).toEqual([
    {
      id: "deleted-group-membership-u3",
      status: "unknown",
      evidence:
        "The list of groups holds 1 number of which there is no group: 15. Not all groups were read, so that they may be there.",
    },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("deleted-group-membership-u3")];
  expect(examineRule(rule, { users: [user(3, "Ana", [15])] }, { acceptances })).toMatchObject({
    counts: { found: 1, accepted: 1 },
    findings: [{ status: "accepted" }],
  });
});
