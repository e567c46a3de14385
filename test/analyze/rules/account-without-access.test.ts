import { describe, expect, it } from "vitest";
import accountWithoutAccess from "../../../src/analyze/rules/account-without-access.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const parts = {
  groups: [...snapshot().groups, group(5, "Analysts"), group(6, "Parking lot", { permissions: [] })],
  dataSources: [dataSource(1, "Rides"), dataSource(9, "Broken", { presence: "hidden" })],
  grants: [grant(5, 1)],
};

describe("account-without-access", () => {
  it("finds who reaches nothing; who is in deleted groups alone is found elsewhere, and of others nobody knows", () => {
    const users = [
      user(3, "Nemo", []),
      user(4, "Gil", [15]),
      user(5, "Ana", [2, 5]),
      user(6, "Lou", [], { disabled: true }),
      user(7, "Una", null),
      user(8, "Parked", [2, 6, 15]),
      user(9, "Root", [1]),
    ];
    expect(ruleSays(accountWithoutAccess, { ...parts, users })).toEqual({
      examined: 5,
      says: [
        "account-without-access-u3 open: It is in no group.",
        "account-without-access-u8 open: It reaches nothing through default and Parking lot. (+ group 2, group 6)",
      ],
    });
    const accepted = { accepted: ["account-without-access-u3"] };
    expect(ruleSays(accountWithoutAccess, { ...parts, users }, accepted).says[0]).toBe(
      "account-without-access-u3 accepted: It is in no group.",
    );
  });

  it("finds nobody who may reach something", () => {
    const unknownGrants = [{ dataSourceId: 9, groupIds: [6] }];
    const users = [user(8, "Parked", [6])];
    expect(ruleSays(accountWithoutAccess, { ...parts, users, unknownGrants })).toEqual({
      examined: 1,
      says: [],
    });
  });
});
