import { describe, expect, it } from "vitest";
import namesakeMembership from "../../../src/analyze/rules/namesake-membership.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const groups = [...snapshot().groups, group(5, "Sales"), group(9, "Sales "), group(10, "sales")];

describe("namesake-membership", () => {
  it("finds who is in several groups that look the same", () => {
    const users = [user(3, "Tom", [2, 9, 5]), user(4, "Ana", [2, 5, 10]), user(5, "Una", null)];
    expect(ruleSays(namesakeMembership, { groups, users })).toEqual({
      examined: 2,
      says: ["namesake-membership-u3 open: It is in Sales #5 and Sales  #9. (+ group 5, group 9)"],
    });
    expect(ruleSays(namesakeMembership, { groups, users }, { accepted: ["namesake-*"] }).says).toEqual([
      "namesake-membership-u3 accepted: It is in Sales #5 and Sales  #9. (+ group 5, group 9)",
    ]);
  });
});
