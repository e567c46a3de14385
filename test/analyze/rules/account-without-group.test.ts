import { describe, expect, it } from "vitest";
import accountWithoutGroup from "../../../src/analyze/rules/account-without-group.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

describe("account-without-group", () => {
  it("finds who is in none; who is in a deleted one is found elsewhere, and of others nobody knows", () => {
    const users = [
      user(3, "Nemo", []),
      user(4, "Gil", [15]),
      user(5, "Ana", [2]),
      user(6, "Lou", [], { disabled: true }),
      user(7, "Una", null),
    ];
    expect(ruleSays(accountWithoutGroup, { users })).toEqual({
      examined: 3,
      says: ["account-without-group-u3 open: It is in no group."],
    });
    expect(ruleSays(accountWithoutGroup, { users }, { accepted: ["account-without-group-u3"] }).says).toEqual(
      ["account-without-group-u3 accepted: It is in no group."],
    );
  });
});
