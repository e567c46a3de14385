import { describe, expect, it } from "vitest";
import untoldMembership from "../../../src/analyze/rules/untold-membership.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

describe("untold-membership", () => {
  it("finds whose groups the server does not tell", () => {
    const users = [user(3, "Una", null), user(4, "Lou", null, { disabled: true }), user(5, "Nemo", [])];
    expect(ruleSays(untoldMembership, { users }, { accepted: ["*-u4"] })).toEqual({
      examined: 3,
      says: [
        "untold-membership-u3 open: It is not disabled; of its groups the server tells nothing.",
        "untold-membership-u4 accepted: It is disabled; of its groups the server tells nothing.",
      ],
    });
  });
});
