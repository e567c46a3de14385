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

  it("does not know it of who may have a query that was not read, where that would do", () => {
    const users = [user(3, "Nemo", []), user(5, "Editor", [2]), user(8, "Parked", [6])];
    const unseenQueries = { count: 1, dataSourceIds: [1] };
    const says = (version: string) => {
      return ruleSays(accountWithoutAccess, { ...parts, users, unseenQueries, version }).says;
    };
    const nemo = "account-without-access-u3 open: It is in no group.";
    const parked = "account-without-access-u8 open: It reaches nothing through Parking lot. (+ group 6)";
    for (const version of ["8.0.0", "26.3.0"])
      expect(says(version)).toEqual([
        nemo,
        "account-without-access-u5 unknown: It reaches nothing through default. It may reach something by a query of its own: not all queries were read, or not who may modify them. (+ group 2)",
        parked,
      ]);
    expect(says("6.0.0")).toEqual([
      nemo,
      "account-without-access-u5 open: It reaches nothing through default. (+ group 2)",
      parked,
    ]);
  });
});
