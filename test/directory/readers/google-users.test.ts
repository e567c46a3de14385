import { describe, expect, it } from "vitest";
import googleUsers from "../../../src/directory/readers/google-users.js";
import { readRecords } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const users = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    primaryEmail: `u${index}@nordlicht.example`,
  }));

describe("google-users", () => {
  it("reads what the list has of a person", () => {
    const heard = readRecords(googleUsers, jsonFixture("google-users/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["112233445566778899001"],
        status: "active",
        statusAs: "not suspended",
        mail: "Ana.Alvarez@nordlicht.example",
        aliases: [
          "ana@nordlicht.example",
          "ana.alvarez@nordlicht.example.test-google-a.com",
          "ana@home.example",
        ],
        name: "Ana Alvarez",
        manager: "mia@nordlicht.example",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        lastLoginAt: "2026-11-20T08:14:03.000Z",
        createdAt: "2024-02-01T09:00:00.000Z",
      },
      {
        ids: ["112233445566778899002"],
        status: "inactive",
        statusAs: "suspended",
        mail: "ben@nordlicht.example",
        name: "Ben Kim",
        lastLoginAt: "never",
        createdAt: "2025-05-02T09:00:00.000Z",
        inactiveSince: "2026-08-31T17:00:00.000Z",
      },
      {
        ids: ["112233445566778899003"],
        status: "inactive",
        statusAs: "archived",
        mail: "cyd@nordlicht.example",
        name: "Cyd Okafor",
      },
    ]);
    expect(heard).toMatchObject({ unusable: [], partial: [], doubts: [], warnings: [] });
  });

  it("does not know the status where suspended was not selected", () => {
    const file = jsonFile("u.json", { users: users(1) });
    expect(readRecords(googleUsers, file).identities).toEqual([
      { ids: ["0"], mail: "u0@nordlicht.example", status: "unknown" },
    ]);
  });

  it("takes a guest for a guest, and a deleted person for inactive", () => {
    const file = jsonFile("u.json", {
      users: [
        { primaryEmail: "g@nordlicht.example", suspended: false, isGuestUser: true },
        {
          id: "9",
          primaryEmail: "d@nordlicht.example",
          suspended: false,
          deletionTime: "2026-11-01T00:00:00Z",
        },
      ],
    });
    expect(readRecords(googleUsers, file).identities).toMatchObject([
      { ids: [], kind: "guest", status: "active" },
      { status: "inactive", statusAs: "deleted", inactiveSince: "2026-11-01T00:00:00.000Z" },
    ]);
  });

  it("takes the one primary organisation, or the only one, and no other", () => {
    const organisations = [{ department: "Finance" }, { department: "Sales", primary: true }];
    const file = jsonFile("u.json", {
      users: [
        { primaryEmail: "a@nordlicht.example", organizations: organisations },
        { primaryEmail: "b@nordlicht.example", organizations: organisations.slice(0, 1) },
        { primaryEmail: "c@nordlicht.example", organizations: [{ department: "A" }, { department: "B" }] },
      ],
    });
    const { identities } = readRecords(googleUsers, file);
    expect(identities.map(({ department }) => department)).toEqual(["Sales", "Finance", undefined]);
  });

  it("lists who has neither id nor address", () => {
    const file = jsonFile("u.json", { users: [...users(1), { name: { fullName: "Nobody" } }] });
    expect(readRecords(googleUsers, file).unusable).toEqual([
      { place: "u.json: record 2 of users (line 1)", why: "no primaryEmail" },
    ]);
  });

  it("is partial with a nextPageToken", () => {
    const file = jsonFile("u.json", { kind: "admin#directory#users", users: users(2), nextPageToken: "p2" });
    expect(readRecords(googleUsers, file).partial).toEqual([
      { why: "It has a nextPageToken: there are more pages.", of: "people" },
    ]);
  });

  it.each([
    [100, 1],
    [500, 1],
    [499, 0],
  ])("doubts an array of %i users alone: %i", (count, doubts) => {
    expect(readRecords(googleUsers, jsonFile("u.json", users(count))).doubts).toHaveLength(doubts);
  });

  it("does not doubt a full page that comes with its head, which would name the next", () => {
    const file = jsonFile("u.json", { kind: "admin#directory#users", users: users(100) });
    expect(readRecords(googleUsers, file)).toMatchObject({ doubts: [], partial: [] });
  });
});
