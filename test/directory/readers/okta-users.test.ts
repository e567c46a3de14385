import { describe, expect, it } from "vitest";
import oktaUsers from "../../../src/directory/readers/okta-users.js";
import { jsonFixture, jsonRecords, readRecords, sampleOf } from "../../helpers/directory.js";

const user = (id: string, more: object = {}) => ({
  id,
  status: "ACTIVE",
  profile: { login: `${id}@nordlicht.example`, email: `${id}@nordlicht.example` },
  ...more,
});

describe("okta-users", () => {
  it("reads people, their accounts and what is said of them, and no credentials", () => {
    const heard = readRecords(oktaUsers, jsonFixture("okta-users/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["00u1nordlichtAda0001"],
        status: "active",
        statusAs: "ACTIVE",
        mail: "ada.behrens@nordlicht.example",
        login: "ada.behrens@nordlicht.example",
        name: "Ada Behrens",
        manager: "Cem Yildiz",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        lastLoginAt: "2026-11-20T07:31:05.000Z",
        createdAt: "2023-02-01T08:00:00.000Z",
      },
      {
        ids: ["00u1nordlichtCem0002"],
        status: "active",
        statusAs: "LOCKED_OUT",
        mail: "cem.yildiz@nordlicht.example",
        login: "c.yildiz@corp.nordlicht.example",
        name: "Cem Yildiz",
        lastLoginAt: "2026-11-02T12:00:00.000Z",
        createdAt: "2023-02-01T08:00:00.000Z",
      },
      {
        ids: ["00u1nordlichtDora003"],
        status: "inactive",
        statusAs: "SUSPENDED",
        mail: "dora.novak@nordlicht.example",
        login: "dora.novak@nordlicht.example",
        aliases: ["dora@home.example"],
        name: "Dora Novak",
        lastLoginAt: "2026-09-14T16:20:00.000Z",
        createdAt: "2023-02-01T08:00:00.000Z",
        inactiveSince: "2026-09-15T06:00:00.000Z",
      },
      {
        ids: ["00u1nordlichtEli0004"],
        status: "inactive",
        statusAs: "STAGED",
        notYetActive: true,
        mail: "eli.okafor@nordlicht.example",
        login: "eli.okafor@nordlicht.example",
        name: "Eli Okafor",
        lastLoginAt: "never",
        createdAt: "2026-11-24T09:00:00.000Z",
      },
      {
        ids: ["00u1nordlichtFen0005"],
        status: "active",
        statusAs: "PROVISIONED",
        mail: "fen.larsen@nordlicht.example",
        login: "fen.larsen@nordlicht.example",
        name: "Fen Larsen",
        lastLoginAt: "never",
        createdAt: "2023-02-01T08:00:00.000Z",
      },
    ]);
    expect(heard).toMatchObject({ leavesOut: ["deprovisioned users"], absent: [], doubts: [], unusable: [] });
  });

  it.each([
    ["ACTIVE", "active"],
    ["PROVISIONED", "active"],
    ["LOCKED_OUT", "active"],
    ["PASSWORD_EXPIRED", "active"],
    ["RECOVERY", "active"],
    ["STAGED", "inactive"],
    ["SUSPENDED", "inactive"],
    ["DEPROVISIONED", "inactive"],
    ["HIBERNATING", "unknown"],
  ])("%s is %s", (status, expected) => {
    const heard = readRecords(oktaUsers, jsonRecords("users.json", [user("a", { status })]));
    expect(heard.identities[0]).toMatchObject({ status: expected, statusAs: status });
  });

  it.each([
    ["STAGED", true],
    ["DEPROVISIONED", undefined],
    ["PROVISIONED", undefined],
  ])("says of %s whether it was never activated: %s", (status, notYetActive) => {
    const heard = readRecords(oktaUsers, jsonRecords("users.json", [user("a", { status })]));
    expect(heard.identities[0]?.notYetActive).toBe(notYetActive);
  });

  it("takes an absent status for unknown, and an absent last login for not told", () => {
    const [identity] = readRecords(
      oktaUsers,
      jsonRecords("users.json", [user("a", { status: null })]),
    ).identities;
    expect(identity?.status).toBe("unknown");
    expect(Object.keys(identity ?? {})).toEqual(["ids", "mail", "login", "status"]);
  });

  it("leaves out nobody where the file has deprovisioned people", () => {
    const heard = readRecords(
      oktaUsers,
      jsonRecords("users.json", [user("a"), user("b", { status: "DEPROVISIONED" })]),
    );
    expect(heard).toMatchObject({ leavesOut: [], absent: [] });
  });

  it("takes a list of deprovisioned people alone for no list of all", () => {
    const heard = readRecords(oktaUsers, jsonFixture("okta-users/deprovisioned.json"));
    expect(heard).toMatchObject({ leavesOut: [], absent: ["people"] });
    expect(heard.identities[0]).toMatchObject({
      status: "inactive",
      inactiveSince: "2026-03-31T22:00:00.000Z",
    });
  });

  it.each([
    [199, []],
    [200, ["people"]],
    [201, []],
  ])("doubts %i people: %j", (count, doubted) => {
    const people = Array.from({ length: count }, (_, index) => user(`u${index}`));
    const heard = readRecords(oktaUsers, jsonRecords("users.json", people));
    expect(heard.doubts.map(({ of }) => of)).toEqual(doubted);
  });

  it("doubts a file whose name speaks of a group, and leaves one that names the group to another reader", () => {
    const recognises = (name: string) => oktaUsers.recognises(sampleOf(jsonRecords(name, [user("a")])));
    expect(readRecords(oktaUsers, jsonRecords("finance-group.json", [user("a")])).doubts).toHaveLength(1);
    expect([
      recognises("users.json"),
      recognises("members-of-finance.json"),
      recognises("00g1nordlichtFinan02.json"),
    ]).toEqual([true, false, false]);
  });

  it("lists a record that names nobody", () => {
    const heard = readRecords(
      oktaUsers,
      jsonRecords("users.json", [user("a"), { status: "ACTIVE", profile: {} }]),
    );
    expect(heard.unusable).toEqual([
      { place: "users.json: record 2 (line 10)", why: "no email and no login" },
    ]);
  });
});
