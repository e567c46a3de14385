import { describe, expect, it } from "vitest";
import serviceAccount from "../../../src/analyze/rules/service-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const users = [
  user(3, "platform-bot", [1]),
  user(4, "etl", [2], { login: "external" }),
  user(5, "Ana", [2]),
  user(6, "old-bot", [2], { disabled: true }),
];
const risk = { serviceAccounts: new Set([3, 4, 6]) };

describe("service-account", () => {
  it("finds those that the config file names and that are not disabled", () => {
    expect(ruleSays(serviceAccount, { users }, { risk })).toEqual({
      examined: 3,
      says: [
        "service-account-u3 open: It is an administrator’s. It has a password of Redash. Last active on 2026-11-25, 0 days before the snapshot.",
        "service-account-u4 open: Last active on 2026-11-25, 0 days before the snapshot.",
      ],
    });
    expect(ruleSays(serviceAccount, { users }, { risk, accepted: ["service-account-u4"] }).says[1]).toBe(
      "service-account-u4 accepted: Last active on 2026-11-25, 0 days before the snapshot.",
    );
  });

  it("finds nobody where it names none of these, and is not evaluated where it names none at all", () => {
    const none = { risk: { serviceAccounts: new Set<number>() } };
    expect(ruleSays(serviceAccount, { users }, none)).toEqual({ examined: 3, says: [] });
    expect(ruleSays(serviceAccount, { users })).toMatchObject({ state: "not evaluated", examined: null });
  });
});
