import { describe, expect, it } from "vitest";
import pingone from "../../../src/directory/readers/pingone.js";
import { readRecords } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const response = (users: readonly object[], more: object = {}) =>
  jsonFile("u.json", { _embedded: { users }, ...more });
const groupsOf = (more: object) =>
  readRecords(pingone, response([{ id: "1", username: "ana", ...more }])).identities[0];

describe("pingone", () => {
  it("reads users, with the names of their groups", () => {
    const heard = readRecords(pingone, jsonFixture("pingone/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["9e45580c-79f3-4d2a-9f0d-000000000001"],
        status: "active",
        statusAs: "enabled true",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        name: "Ana Alvarez",
        jobTitle: "Controller",
        workerType: "Employee",
        lastLoginAt: "2026-11-20T08:14:03.000Z",
        createdAt: "2024-02-01T09:00:00.000Z",
        memberOf: [
          { name: "redash-analysts", kind: "group" },
          { name: "Staff", kind: "group" },
        ],
        groupsKnown: true,
      },
      {
        ids: ["9e45580c-79f3-4d2a-9f0d-000000000002"],
        status: "inactive",
        statusAs: "enabled false",
        mail: "ben@nordlicht.example",
        login: "ben",
        memberOf: [],
        groupsKnown: true,
      },
    ]);
    expect(heard).toMatchObject({ groups: [], partial: [], absent: [] });
  });

  it("reads groups", () => {
    expect(readRecords(pingone, jsonFixture("pingone/groups.json"))).toMatchObject({
      groups: [{ ids: ["7e45580c-79f3-4d2a-9f0d-0000000000a1"], name: "redash-analysts" }],
      partial: [],
      absent: ["people"],
    });
  });

  it("takes groups by name, else by id; not told is not none", () => {
    expect(groupsOf({ memberOfGroupIDs: ["g1"] })?.memberOf).toEqual([{ id: "g1", kind: "group" }]);
    expect(groupsOf({ memberOfGroupIDs: ["g1"], memberOfGroupNames: ["G"] })?.memberOf).toEqual([
      { name: "G", kind: "group" },
    ]);
    expect(groupsOf({ memberOfGroups: [{ id: "g1", name: "G" }, {}] })?.memberOf).toEqual([
      { id: "g1", name: "G", kind: "group" },
    ]);
    expect(groupsOf({})).toEqual({ ids: ["1"], status: "unknown", login: "ana" });
    expect(readRecords(pingone, response([{ id: "1" }])).absent).toEqual(["groups"]);
  });

  it.each([
    [{ count: 3, size: 1 }, "It holds 1 of 3 entries (count)."],
    [{ _links: { next: { href: "https://api.pingone.com/v1/..." } } }, "Its _links name a next page."],
  ])("is partial with %o", (more, why) => {
    expect(readRecords(pingone, response([{ id: "1" }], more)).partial).toEqual([{ why, of: "people" }]);
  });

  it("lists users and groups without id and name", () => {
    const file = jsonFile("u.json", { _embedded: { users: [{ enabled: true }], groups: [{}] } });
    expect(readRecords(pingone, file).unusable.map(({ why }) => why)).toEqual([
      "neither an id, an email nor a username",
      "neither an id nor a name",
    ]);
  });
});
