import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/deleted-group-membership.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { user } from "../../helpers/snapshots.js";

const UNTOLD =
  "The account is in no group that was asked for its members, and the list of users leaves deleted groups out.";

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
        evidence: "The list of groups holds 1 number of which there is no group: 15.",
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

it("does not know it of whom the list alone tells, but for the raw list of Redash 4, nor where no groups are told", () => {
  const users = [user(3, "Ana", [], { groupsReadFrom: "list" }), user(4, "Bo", null)];
  expect(examineRule(rule, { users }).findings).toEqual([
    { id: "deleted-group-membership-u3", status: "unknown", evidence: UNTOLD },
    {
      id: "deleted-group-membership-u4",
      status: "unknown",
      evidence: "Redash does not tell the account's groups.",
    },
  ]);
  expect(examineRule(rule, { users: users.slice(0, 1), version: "4.0.2" }).findings).toEqual([]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("deleted-group-membership-u3")];
  expect(examineRule(rule, { users: [user(3, "Ana", [15])] }, { acceptances })).toMatchObject({
    counts: { found: 1, accepted: 1 },
    findings: [{ status: "accepted" }],
  });
});
