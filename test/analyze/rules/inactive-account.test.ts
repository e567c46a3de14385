import { describe, expect, it } from "vitest";
import inactiveAccount from "../../../src/analyze/rules/inactive-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const seen = (id: number, activeAt: string | null) => user(id, `U${id}`, [2], { activeAt });
const evidence = "Last active on 2026-08-27, 90 days before the snapshot.";

describe("inactive-account", () => {
  it("finds enabled accounts that did not come for 90 days", () => {
    const users = [
      seen(3, "2026-08-27T09:15:00Z"),
      seen(4, "2026-08-27T09:16:00Z"),
      seen(5, null),
      { ...seen(6, "2025-01-01T00:00:00Z"), groups: [1] },
      { ...seen(7, "2025-01-01T00:00:00Z"), disabled: true },
    ];
    expect(ruleSays(inactiveAccount, { users })).toEqual({
      examined: 3,
      says: [`inactive-account-u3 open: ${evidence}`],
    });
    const patient = { risk: { thresholds: { inactiveDays: 91 } } };
    expect(ruleSays(inactiveAccount, { users }, patient).says).toEqual([]);
    expect(ruleSays(inactiveAccount, { users }, { accepted: ["inactive-account-u3"] }).says).toEqual([
      `inactive-account-u3 accepted: ${evidence}`,
    ]);
  });

  it("does not know of an account of which it is not told", () => {
    const { activeAt: _untold, ...una } = user(3, "Una", [2]);
    expect(ruleSays(inactiveAccount, { users: [una] }).says).toEqual([
      "inactive-account-u3 unknown: Redash does not tell when it was last active.",
    ]);
  });

  it("is not evaluated before Redash 7", () => {
    expect(ruleSays(inactiveAccount, { users: [seen(3, null)], version: "6.0.0" })).toMatchObject({
      state: "not evaluated",
      why: ["Redash 6.0.0 does not tell when an account was last used: only releases from 7 on do."],
    });
  });
});
