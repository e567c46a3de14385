import { describe, expect, it } from "vitest";
import disabledMembership from "../../../src/analyze/rules/disabled-membership.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { group, snapshot, user } from "../../helpers/snapshots.js";

const groups = [...snapshot().groups, group(5, "Finance"), group(6, "Tax, VAT")];
const GONE = { disabled: true, disabledAt: "2026-07-31T16:00:00Z" } as const;
const says = (...users: ReturnType<typeof user>[]) => ruleSays(disabledMembership, { groups, users });

describe("disabled-membership", () => {
  it("finds the groups that a disabled account keeps", () => {
    expect(says(user(3, "Lena", [2, 6, 5], GONE), user(4, "Ana", [2, 5]))).toEqual({
      examined: 1,
      says: [
        "disabled-membership-u3 open: Disabled on 2026-07-31. Still in Finance and “Tax, VAT”. (+ group 5, group 6)",
      ],
    });
  });

  it("says of an administrator that enabling brings that back too", () => {
    expect(says(user(3, "Gus", [1, 2], { ...GONE, disabledAt: null })).says).toEqual([
      "disabled-membership-u3 open: Disabled; Redash does not tell since when. Still in admin. Enabled again, it is an administrator’s. (+ group 1)",
    ]);
  });

  it("finds nothing where only default is left, which Redash gives everybody, or a deleted group", () => {
    expect(says(user(3, "Lena", [2], GONE), user(4, "Lou", [], GONE), user(5, "Li", [15], GONE))).toEqual({
      examined: 3,
      says: [],
    });
  });

  it("does not know where the groups are not told", () => {
    expect(says(user(3, "Lena", null, GONE)).says).toEqual([
      "disabled-membership-u3 unknown: Disabled on 2026-07-31. Redash does not tell its groups.",
    ]);
  });

  it("shows what somebody accepted", () => {
    const accepted = ruleSays(
      disabledMembership,
      { groups, users: [user(3, "Lena", [5], GONE)] },
      { accepted: ["disabled-membership-u3"] },
    );
    expect(accepted.says).toEqual([
      "disabled-membership-u3 accepted: Disabled on 2026-07-31. Still in Finance. (+ group 5)",
    ]);
  });
});
