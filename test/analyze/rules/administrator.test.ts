import { describe, expect, it } from "vitest";
import administrator from "../../../src/analyze/rules/administrator.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const groups = [...snapshot().groups, group(5, "Owners", { permissions: ["admin"] })];

describe("administrator", () => {
  it("finds each who is not disabled, and through which groups", () => {
    const users = [
      user(3, "Ana", [1, 2, 5]),
      user(4, "Bo", [5], { pending: true }),
      user(5, "Cy", [2]),
      user(6, "Di", [1], { disabled: true }),
      user(7, "Una", null),
    ];
    expect(ruleSays(administrator, { groups, users }, { accepted: ["administrator-u4"] })).toEqual({
      examined: 4,
      says: [
        "administrator-u3 open: Through admin and Owners. (+ group 1, group 5)",
        "administrator-u4 accepted: Through Owners. (+ group 5)",
        "administrator-u7 unknown: Redash does not tell its groups.",
      ],
    });
    expect(ruleSays(administrator, { groups, users: [user(5, "Cy", [2])] })).toEqual({
      examined: 1,
      says: [],
    });
  });
});
