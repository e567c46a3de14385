import { describe, expect, it } from "vitest";
import unusedAdministrator from "../../../src/analyze/rules/unused-administrator.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const OLD = { createdAt: "2025-01-07T08:00:00Z" } as const;

describe("unused-administrator", () => {
  it("finds administrators who were not there for 30 days, and those who never were", () => {
    const users = [
      user(3, "Ana", [1, 2], { ...OLD, activeAt: "2026-10-26T09:15:00Z" }),
      user(4, "Bo", [1, 2], { ...OLD, activeAt: "2026-10-26T09:16:00Z" }),
      user(5, "Cy", [1, 2], { ...OLD, activeAt: null }),
      user(6, "Di", [1], { createdAt: "2026-11-20T08:00:00Z", activeAt: null }),
      user(7, "Ed", [2], { ...OLD, activeAt: null }),
      user(8, "Flo", [1], { ...OLD, activeAt: null, disabled: true }),
    ];
    expect(ruleSays(unusedAdministrator, { users })).toEqual({
      examined: 4,
      says: [
        "unused-administrator-u3 open: Last active on 2026-10-26, 30 days before the snapshot.",
        "unused-administrator-u5 open: Never active since it was made on 2025-01-07, 687 days before the snapshot.",
      ],
    });
    const told = {
      accepted: ["unused-administrator-u5"],
      risk: { thresholds: { administratorInactiveDays: 31 } },
    };
    expect(ruleSays(unusedAdministrator, { users }, told).says).toEqual([
      "unused-administrator-u5 accepted: Never active since it was made on 2025-01-07, 687 days before the snapshot.",
    ]);
  });

  it("does not know of accounts whose groups, or whose age, are not told", () => {
    const users = [
      user(3, "Una", null, { ...OLD, activeAt: "2026-01-01T00:00:00Z" }),
      user(4, "Bo", null),
      user(5, "Cy", [1], { createdAt: null, activeAt: null }),
    ];
    expect(ruleSays(unusedAdministrator, { users })).toMatchObject({
      examined: 3,
      says: [
        "unused-administrator-u3 unknown: Last active on 2026-01-01, 328 days before the snapshot. Redash does not tell its groups.",
        "unused-administrator-u5 unknown: Never active; Redash does not tell when it was made.",
      ],
    });
  });

  it("is not evaluated before Redash 7", () => {
    expect(ruleSays(unusedAdministrator, { version: "5.0.2", users: [user(3, "Ana", [1])] })).toMatchObject({
      state: "not evaluated",
      examined: null,
    });
  });
});
