import { describe, expect, it } from "vitest";
import disabledWorking from "../../../src/analyze/rules/disabled-working.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const parts = {
  groups: [...snapshot().groups, group(5, "Finance")],
  dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger")],
  grants: [grant(2, 1), grant(5, 2)],
};
const GONE = { disabled: true } as const;

describe("disabled-working", () => {
  it("finds on Redash 5 what a disabled account still reaches", () => {
    const users = [user(3, "Lena", [2, 5], GONE), user(4, "Lou", [], GONE), user(5, "Ana", [2])];
    expect(ruleSays(disabledWorking, { ...parts, users, version: "5.0.2" })).toEqual({
      examined: 2,
      says: ["disabled-working-u3 open: By API key it reaches 2 data sources, through default and Finance."],
    });
  });

  it.each(["6.0.0", "10.1.0", "26.3.0"])("finds nobody on %s, which refuses the key", (version) => {
    const users = [user(3, "Lena", [2, 5], GONE)];
    expect(ruleSays(disabledWorking, { ...parts, users, version })).toEqual({ examined: 1, says: [] });
  });

  it("does not know where the groups are not told", () => {
    const users = [user(3, "Lena", null, GONE)];
    expect(ruleSays(disabledWorking, { ...parts, users, version: "5.0.2" }).says).toEqual([
      "disabled-working-u3 unknown: Its API key works; Redash does not tell its groups.",
    ]);
  });

  it("shows what somebody accepted", () => {
    const users = [user(3, "Lena", [2], GONE)];
    const told = { accepted: ["disabled-working-*"] };
    expect(ruleSays(disabledWorking, { ...parts, users, version: "5.0.2" }, told).says).toEqual([
      "disabled-working-u3 accepted: By API key it reaches 1 data source, through default.",
    ]);
  });
});
