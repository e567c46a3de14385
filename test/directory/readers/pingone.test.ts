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

  it("reads the users of the group that the file is named after, who are no list of people", () => {
    const group = "7e45580c-79f3-4d2a-9f0d-0000000000a1";
    const id = "9e45580c-79f3-4d2a-9f0d-000000000001";
    const heard = readRecords(pingone, jsonFixture(`pingone/members-of-${group}.json`));
    expect(heard).toMatchObject({
      identities: [{ ids: [id], mentioned: true }],
      partial: [],
      absent: ["people"],
    });
    expect(heard.groups).toEqual([
      { ids: [group], members: [{ id, address: "ana@nordlicht.example", kind: "person" }] },
    ]);
  });

  it("says of such a group that it is not whole where pages are missing", () => {
    const file = jsonFile("members-of-ops.json", { _embedded: { users: [{ id: "1" }] }, count: 2 });
    expect(readRecords(pingone, file)).toMatchObject({
      groups: [{ name: "ops", incompleteBecause: "not all pages of its list are given" }],
      partial: [{ of: "groups" }],
    });
  });

  it("takes a list by a filter for no list of all people", () => {
    const _links = {
      self: { href: "https://api.pingone.com/v1/environments/e1/users?limit=9&filter=enabled" },
    };
    expect(readRecords(pingone, response([{ id: "1" }], { _links })).partial).toEqual([
      { why: "It is a list by a filter, not of all people.", of: "people" },
    ]);
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
      "neither an email nor a username",
      "neither an id nor a name",
    ]);
  });
});
