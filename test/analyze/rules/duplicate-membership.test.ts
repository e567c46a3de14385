import { describe, expect, it } from "vitest";
import duplicateMembership from "../../../src/analyze/rules/duplicate-membership.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const groups = [...snapshot().groups, group(5, "Finance")];
const LIST = { groupsReadFrom: "list" } as const;

describe("duplicate-membership", () => {
  it("finds groups that stand twice, and no deleted ones", () => {
    const users = [
      user(3, "Dora", [2, 5, 5, 15, 2, 5, 15]),
      user(4, "Ana", [2, 5, 15, 15]),
      user(5, "Lou", [5, 5], { disabled: true }),
    ];
    expect(ruleSays(duplicateMembership, { groups, users })).toEqual({
      examined: 3,
      says: [
        "duplicate-membership-u3 open: It is in default (2 times), Finance (3 times). (+ group 2, group 5)",
        "duplicate-membership-u5 open: It is in Finance (2 times). (+ group 5)",
      ],
    });
    expect(ruleSays(duplicateMembership, { groups, users }, { accepted: ["*-u5"] }).says[1]).toBe(
      "duplicate-membership-u5 accepted: It is in Finance (2 times). (+ group 5)",
    );
  });

  it("does not know of those whom the list of users alone tells, but on Redash 4", () => {
    const users = [user(3, "Ana", [2, 5], LIST), user(4, "Bo", [5], LIST), user(5, "Nemo", [], LIST)];
    expect(ruleSays(duplicateMembership, { groups, users })).toEqual({
      examined: 3,
      says: [
        "duplicate-membership unknown: Of 2 accounts the list of users alone tells, which names each group once.",
      ],
    });
    expect(ruleSays(duplicateMembership, { groups, users, version: "4.0.2" }).says).toEqual([]);
  });
});
