import { describe, expect, it } from "vitest";
import sharedAccount from "../../../src/analyze/rules/shared-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const users = [user(3, "Team", [1]), user(4, "Ana", [2]), user(5, "Old team", [2], { disabled: true })];
const risk = { sharedAccounts: new Set([3, 5]) };
const evidence = "It is an administrator’s. Last active on 2026-11-25, 0 days before the snapshot.";

describe("shared-account", () => {
  it("finds those that the config file names and that are not disabled", () => {
    expect(ruleSays(sharedAccount, { users }, { risk })).toEqual({
      examined: 2,
      says: [`shared-account-u3 open: ${evidence}`],
    });
    expect(ruleSays(sharedAccount, { users }, { risk, accepted: ["shared-account-u3"] }).says).toEqual([
      `shared-account-u3 accepted: ${evidence}`,
    ]);
  });

  it("finds nobody where it names none of these, and is not evaluated where it names none at all", () => {
    const none = { risk: { sharedAccounts: new Set<number>() } };
    expect(ruleSays(sharedAccount, { users }, none)).toEqual({ examined: 2, says: [] });
    expect(ruleSays(sharedAccount, { users })).toMatchObject({ state: "not evaluated", examined: null });
  });
});
