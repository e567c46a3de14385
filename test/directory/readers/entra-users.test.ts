import { describe, expect, it } from "vitest";
import entraUsers from "../../../src/directory/readers/entra-users.js";
import { jsonFixture, jsonRecords, readRecords, sampleOf } from "../../helpers/directory.js";

const CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#users";
const user = (id: string, more: object = {}) => ({
  id,
  mail: `${id}@nordlicht.example`,
  userPrincipalName: `${id}@nordlicht.example`,
  ...more,
});

describe("entra-users", () => {
  it("reads what was selected, and the last sign-in that succeeded", () => {
    const heard = readRecords(entraUsers, jsonFixture("entra-users/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000001"],
        status: "active",
        statusAs: "accountEnabled true",
        mail: "Ada.Behrens@nordlicht.example",
        upn: "ada.behrens@nordlicht.example",
        aliases: ["ada.meier@nordlicht.example"],
        name: "Ada Behrens",
        manager: "cem.yildiz@nordlicht.example",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        lastLoginAt: "2026-11-20T07:31:05.000Z",
        createdAt: "2021-04-06T07:12:00.000Z",
      },
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000002"],
        status: "inactive",
        statusAs: "accountEnabled false",
        mail: "cem.yildiz@nordlicht.example",
        upn: "c.yildiz@corp.nordlicht.example",
        name: "Cem Yildiz",
        workerType: "Member",
      },
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000003"],
        status: "active",
        statusAs: "accountEnabled true",
        mail: "ines@partner.example",
        upn: "ines_partner.example#EXT#@nordlicht.onmicrosoft.example",
        name: "Ines Partner",
        kind: "guest",
        workerType: "Guest",
      },
    ]);
    expect(heard.unusable).toEqual([
      {
        place: "users.json: record 4 of value (line 52)",
        why: "neither mail nor userPrincipalName: with signInActivity, Graph lists deleted people so",
      },
    ]);
  });

  it("reads a bare list without statuses as unknown; a guest's home address is an alias", () => {
    const heard = readRecords(entraUsers, jsonFixture("entra-users/az-ad-user-list.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000001"],
        status: "unknown",
        mail: "ada.behrens@nordlicht.example",
        upn: "ada.behrens@nordlicht.example",
        name: "Ada Behrens",
        jobTitle: "Controller",
      },
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000004"],
        status: "unknown",
        upn: "jon_lee_partner.example#EXT#@nordlicht.onmicrosoft.example",
        aliases: ["jon_lee@partner.example"],
        name: "Jon Partner",
        kind: "guest",
      },
    ]);
  });

  it("reads what PowerShell writes: other names, times of its own, types in place of values", () => {
    const heard = readRecords(entraUsers, jsonFixture("entra-users/powershell.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000001"],
        status: "active",
        statusAs: "accountEnabled true",
        mail: "ada.behrens@nordlicht.example",
        upn: "ada.behrens@nordlicht.example",
        name: "Ada Behrens",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Member",
        lastLoginAt: "2026-11-20T07:31:05.000Z",
        createdAt: "2021-04-06T07:12:00.000Z",
      },
      {
        ids: ["0a1b2c3d-0000-4000-8000-000000000005"],
        status: "unknown",
        upn: "fen.larsen@nordlicht.example",
        name: "Fen Larsen",
        workerType: "Contractor",
      },
    ]);
  });

  it.each([
    [{ accountEnabled: null }, { status: "unknown" }],
    [{ AccountEnabled: "False" }, { status: "inactive", statusAs: "accountEnabled false" }],
    [
      { accountEnabled: true, deletedDateTime: "2026-11-01T10:00:00Z" },
      { status: "inactive", statusAs: "deleted", inactiveSince: "2026-11-01T10:00:00.000Z" },
    ],
    [{ objectId: "ABC", id: undefined }, { ids: ["abc"] }],
    [{ userType: "Member", userPrincipalName: "a_b.example#EXT#@n.example" }, { workerType: "Member" }],
    [{ signInActivity: { lastSuccessfulSignInDateTime: "0001-01-01T00:00:00Z" } }, { status: "unknown" }],
  ])("reads %j", (more, expected) => {
    const [identity] = readRecords(entraUsers, jsonRecords("users.json", [user("u1", more)])).identities;
    expect(identity).toMatchObject(expected);
    expect(identity?.kind).toBeUndefined();
    expect(identity?.lastLoginAt).toBeUndefined();
  });

  it("says what the answer says of further pages", () => {
    const page = { "@odata.context": CONTEXT, "@odata.count": 3, "@odata.nextLink": "https://x.example" };
    const heard = readRecords(entraUsers, jsonRecords("users.json", { ...page, value: [user("u1")] }));
    expect(heard.partial).toEqual([
      { why: "It has an @odata.nextLink: there are more pages.", of: "people" },
      { why: "It holds 1 of 3 (@odata.count).", of: "people" },
    ]);
  });

  it.each([
    [99, []],
    [100, ["people"]],
    [999, ["people"]],
  ])("doubts %i people: %j", (count, doubted) => {
    const people = Array.from({ length: count }, (_, index) => user(`u${index}`));
    const heard = readRecords(entraUsers, jsonRecords("users.json", people));
    expect(heard.doubts.map(({ of }) => of)).toEqual(doubted);
  });

  it("recognises people by the context where no user principal name was selected, and no other list", () => {
    const recognises = (context: string) =>
      entraUsers.recognises(
        sampleOf(
          jsonRecords("users.json", {
            "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${context}`,
            value: [{ id: "u1", mail: "ana@nordlicht.example", accountEnabled: false }],
          }),
        ),
      );
    expect(["users", "users(id,mail,accountEnabled)", "users(id,manager(id))"].map(recognises)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["users('u1')/ownedDevices", "groups", "directoryObjects"].map(recognises)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("recognises an empty answer by its context, and no members of a group", () => {
    const recognises = (name: string, value: unknown) =>
      entraUsers.recognises(sampleOf(jsonRecords(name, value)));
    expect(recognises("users.json", { "@odata.context": CONTEXT, value: [] })).toBe(true);
    expect(recognises("0a1b2c3d-0000-4000-8000-000000000001.json", [user("u1")])).toBe(true);
    expect(recognises("members-of-ops.json", [user("u1")])).toBe(false);
    expect(recognises("x.json", [user("u1", { "@odata.type": "#microsoft.graph.user" })])).toBe(false);
    expect(recognises("x.json", { group: "ops", value: [user("u1")] })).toBe(false);
    expect(readRecords(entraUsers, jsonRecords("team-members.json", [user("u1")])).doubts).toHaveLength(1);
  });
});
