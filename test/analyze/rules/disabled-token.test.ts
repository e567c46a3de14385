import { describe, expect, it } from "vitest";
import disabledToken from "../../../src/analyze/rules/disabled-token.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

describe("disabled-token", () => {
  it("is open once for all disabled accounts, also where somebody has written down what is so", () => {
    const users = [user(3, "Lena", [2], { disabled: true }), user(4, "Lou", [2], { disabled: true })];
    const expected = {
      examined: 1,
      says: ["disabled-token unknown: 2 accounts are disabled. Whether JWT logins are on cannot be seen."],
    };
    expect(ruleSays(disabledToken, { users })).toEqual(expected);
    expect(ruleSays(disabledToken, { users }, { accepted: ["disabled-token"] })).toEqual(expected);
  });

  it("is nothing where nobody is disabled", () => {
    expect(ruleSays(disabledToken, { users: [user(3, "Ana", [2])] })).toEqual({ examined: 1, says: [] });
  });
});
