import { describe, expect, it } from "vitest";
import unlistedAdministrator from "../../../src/analyze/rules/unlisted-administrator.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const OWNERS = group(5, "Platform owners", { permissions: ["admin", "view_query"] });
const groups = [...snapshot().groups, OWNERS, group(6, "admin")];

describe("unlisted-administrator", () => {
  it("finds who is an administrator through another group, and through that one alone", () => {
    const users = [
      user(3, "Ana", [1, 5]),
      user(4, "Bo", [2, 5]),
      user(5, "Cy", [2, 6]),
      user(6, "Di", [5], { disabled: true }),
    ];
    expect(ruleSays(unlistedAdministrator, { groups, users })).toEqual({
      examined: 2,
      says: ["unlisted-administrator-u4 open: An administrator through Platform owners. (+ group 5)"],
    });
    expect(ruleSays(unlistedAdministrator, { groups, users }, { accepted: ["*"] }).says).toEqual([
      "unlisted-administrator-u4 accepted: An administrator through Platform owners. (+ group 5)",
    ]);
  });

  it("does not know where the groups are not told", () => {
    expect(ruleSays(unlistedAdministrator, { groups, users: [user(3, "Una", null)] }).says).toEqual([
      "unlisted-administrator-u3 unknown: Redash does not tell its groups.",
    ]);
  });
});
