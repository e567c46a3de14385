import { describe, expect, it } from "vitest";
import unusedAccount from "../../../src/analyze/rules/unused-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const never = (id: number, createdAt: string | null) =>
  user(id, `U${id}`, [2], { createdAt, activeAt: null });
const evidence = "Never active since it was made on 2026-08-27, 90 days before the snapshot.";

describe("unused-account", () => {
  it("finds enabled accounts that never came in 90 days", () => {
    const users = [
      never(3, "2026-08-27T09:15:00Z"),
      never(4, "2026-08-27T09:16:00Z"),
      user(5, "Ana", [2], { createdAt: "2025-01-01T00:00:00Z", activeAt: "2025-01-02T00:00:00Z" }),
      { ...never(6, "2025-01-01T00:00:00Z"), groups: [1] },
      { ...never(7, "2025-01-01T00:00:00Z"), pending: true },
      { ...never(8, "2025-01-01T00:00:00Z"), disabled: true },
    ];
    expect(ruleSays(unusedAccount, { users })).toEqual({
      examined: 3,
      says: [`unused-account-u3 open: ${evidence}`],
    });
    expect(ruleSays(unusedAccount, { users }, { accepted: ["unused-account-*"] }).says).toEqual([
      `unused-account-u3 accepted: ${evidence}`,
    ]);
  });

  it("does not know where the age is not told", () => {
    expect(ruleSays(unusedAccount, { users: [never(3, null)] }).says).toEqual([
      "unused-account-u3 unknown: Never active; Redash does not tell when it was made.",
    ]);
  });
});
