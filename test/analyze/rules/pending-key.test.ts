import { describe, expect, it } from "vitest";
import pendingKey from "../../../src/analyze/rules/pending-key.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { dataSource, grant, user } from "../../helpers/snapshots.js";

const parts = { dataSources: [dataSource(1, "Rides")], grants: [grant(2, 1)] };
const PENDING = { pending: true, activeAt: null } as const;

describe("pending-key", () => {
  it("finds pending accounts that are in groups", () => {
    const users = [
      user(3, "Pia", [2], PENDING),
      user(4, "Pat", [], PENDING),
      user(5, "Ana", [2]),
      user(6, "Lou", [2], { ...PENDING, disabled: true }),
    ];
    expect(ruleSays(pendingKey, { ...parts, users })).toEqual({
      examined: 2,
      says: ["pending-key-u3 open: By API key it reaches 1 data source, through default."],
    });
    expect(ruleSays(pendingKey, { ...parts, users }, { accepted: ["pending-key-u3"] }).says).toEqual([
      "pending-key-u3 accepted: By API key it reaches 1 data source, through default.",
    ]);
  });

  it("does not know where the groups are not told", () => {
    expect(ruleSays(pendingKey, { ...parts, users: [user(3, "Pia", null, PENDING)] }).says).toEqual([
      "pending-key-u3 unknown: Its API key works; Redash does not tell its groups.",
    ]);
  });

  it("is not evaluated before Redash 7, which does not tell who is pending", () => {
    expect(ruleSays(pendingKey, { ...parts, users: [user(3, "Pia", [2])], version: "6.0.0" })).toEqual({
      state: "not evaluated",
      why: ["Redash 6.0.0 does not tell who has not accepted an invitation: only releases from 7 on do."],
      examined: null,
      says: [],
    });
  });
});
