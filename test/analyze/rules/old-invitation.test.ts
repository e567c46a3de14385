import { describe, expect, it } from "vitest";
import oldInvitation from "../../../src/analyze/rules/old-invitation.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

/** The snapshot is of 2026-11-25T09:15:00Z. */
const invited = (id: number, createdAt: string | null) =>
  user(id, `P${id}`, [2], { pending: true, activeAt: null, createdAt });

describe("old-invitation", () => {
  it("finds those that are as old as the threshold, to the minute", () => {
    const users = [
      invited(3, "2026-11-11T09:15:00Z"),
      invited(4, "2026-11-11T09:16:00Z"),
      user(5, "Ana", [2], { createdAt: "2025-01-01T00:00:00Z" }),
    ];
    expect(ruleSays(oldInvitation, { users })).toEqual({
      examined: 2,
      says: ["old-invitation-u3 open: Made on 2026-11-11, 14 days before the snapshot; still pending."],
    });
    const patient = { risk: { thresholds: { pendingDays: 15 } } };
    expect(ruleSays(oldInvitation, { users }, patient).says).toEqual([]);
    expect(ruleSays(oldInvitation, { users }, { accepted: ["*-u3"] }).says).toEqual([
      "old-invitation-u3 accepted: Made on 2026-11-11, 14 days before the snapshot; still pending.",
    ]);
  });

  it("does not know where the age is not told", () => {
    expect(ruleSays(oldInvitation, { users: [invited(3, null)] }).says).toEqual([
      "old-invitation-u3 unknown: Redash does not tell when the account was made.",
    ]);
  });
});
