import { describe, expect, it } from "vitest";
import scim from "../../../src/directory/readers/scim.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

const user = (id: string, more: object = {}) => ({ schemas: [USER], id, userName: `u${id}`, ...more });
const users = (count: number) => Array.from({ length: count }, (_, index) => user(`${index}`));
const response = (Resources: readonly object[], more: object = {}) =>
  jsonFile("scim.json", { schemas: [LIST], totalResults: Resources.length, Resources, ...more });

describe("scim", () => {
  it("reads users, with what the enterprise extension has, and no password", () => {
    const heard = readRecords(scim, jsonFixture("scim/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["2819c223-7f76-453a-919d-413861904646"],
        status: "active",
        statusAs: "active true",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        aliases: ["ana@home.example"],
        name: "Ana A.",
        manager: "Mia Berg",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        createdAt: "2024-02-01T09:00:00.000Z",
        memberOf: [
          { id: "e9e30dba-f08f-4109-8486-d5c6a331660a", name: "redash-analysts", kind: "group" },
          { id: "fc348aa8-3835-40eb-a20b-c726e15c55b5", name: "Staff", kind: "group" },
        ],
        groupsKnown: true,
      },
      {
        ids: ["c75ad752-64ae-4823-840d-ffa80929976c"],
        status: "inactive",
        statusAs: "active false",
        mail: "ben@nordlicht.example",
        login: "ben@nordlicht.example",
        memberOf: [],
        groupsKnown: true,
      },
      { ids: ["8d1f4f6a-0f3a-4f0e-9d7c-6a0c2a7a6a11"], status: "unknown", login: "cyd@nordlicht.example" },
    ]);
    expect(heard).toMatchObject({ groups: [], partial: [], doubts: [], absent: [] });
  });

  it("reads groups: a member without type is told by its id, a group without members is not told", () => {
    const heard = readRecords(scim, jsonFixture("scim/groups.json"));
    expect(heard.groups).toEqual([
      {
        ids: ["e9e30dba-f08f-4109-8486-d5c6a331660a"],
        name: "redash-analysts",
        members: [
          { id: "2819c223-7f76-453a-919d-413861904646", kind: "person" },
          { id: "fc348aa8-3835-40eb-a20b-c726e15c55b5", kind: "group" },
          { id: "c75ad752-64ae-4823-840d-ffa80929976c" },
        ],
      },
      { ids: ["fc348aa8-3835-40eb-a20b-c726e15c55b5"], name: "Staff", members: [] },
      { ids: ["71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7"], name: "Former staff" },
    ]);
    expect(heard).toMatchObject({ identities: [], absent: ["people"], warnings: [] });
  });

  it("reads users and groups of one list", () => {
    const file = response([
      user("1"),
      { schemas: [GROUP], id: "g", displayName: "G", members: [{ value: "1" }] },
    ]);
    expect(readRecords(scim, file)).toMatchObject({
      identities: [{ ids: ["1"] }],
      groups: [{ ids: ["g"], members: [{ id: "1" }] }],
      absent: [],
    });
  });

  it("reads one group by itself", () => {
    expect(readRecords(scim, jsonFixture("scim/group.json"))).toMatchObject({
      groups: [
        {
          ids: ["abf4dd94-a4c0-4f67-89c9-76b03340cb9b"],
          name: "redash-admins",
          members: [{ id: "2819c223-7f76-453a-919d-413861904646" }],
        },
      ],
      partial: [],
      absent: ["people"],
    });
  });

  it("takes one user by itself for no list of users", () => {
    const file = jsonFile("me.json", user("1", { emails: [{ value: "a@nordlicht.example" }] }));
    expect(readRecords(scim, file)).toMatchObject({
      identities: [{ ids: ["1"], mail: "a@nordlicht.example" }],
      partial: [{ why: "It is one user by itself, no list of users.", of: "people" }],
      absent: ["groups"],
    });
  });

  it("takes attribute names without case", () => {
    const file = jsonFile("scim.json", {
      schemas: [LIST],
      TotalResults: 3,
      resources: [
        { Schemas: [USER], ID: "1", UserName: "a", Active: true, Emails: [{ Value: "a@x.example" }] },
      ],
    });
    expect(readRecords(scim, file)).toMatchObject({
      identities: [{ ids: ["1"], login: "a", status: "active", mail: "a@x.example" }],
      partial: [{ why: "It holds 1 of 3 entries (totalResults)." }],
    });
  });

  it.each([
    ["the primary one", [{ value: "a@x.example" }, { value: "b@x.example", primary: true }], "b@x.example"],
    ["the only one", [{ value: "a@x.example", type: "home" }], "a@x.example"],
    [
      "the only one of work",
      [
        { value: "a@x.example", type: "home" },
        { value: "b@x.example", type: "work" },
      ],
      "b@x.example",
    ],
    ["none of several", [{ value: "a@x.example" }, { value: "b@x.example" }], undefined],
  ])("takes for the mail %s", (_, emails, mail) => {
    const [identity] = readRecords(scim, response([user("1", { emails })])).identities;
    expect(identity?.mail).toBe(mail);
    expect([identity?.mail, ...(identity?.aliases ?? [])].filter(Boolean).sort()).toEqual(
      emails.map(({ value }) => value),
    );
  });

  it("takes members as not told where no group of a list has any", () => {
    const groups = ["A", "B"].map((name) => ({ schemas: [GROUP], id: name, displayName: name, members: [] }));
    const heard = readRecords(scim, response(groups));
    expect(heard.groups).toEqual([
      { ids: ["A"], name: "A" },
      { ids: ["B"], name: "B" },
    ]);
    expect(heard.warnings).toEqual([
      "No group has a member: some servers leave members out of lists. Members are taken as not told.",
    ]);
  });

  it("lists a resource that is neither user nor group, and one without names", () => {
    const file = response([
      { schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], id: "User", name: "User" },
      { schemas: [USER], displayName: "Nobody" },
    ]);
    expect(readRecords(scim, file).unusable.map(({ why }) => why)).toEqual([
      "neither a user nor a group",
      "neither an id, a userName nor an email",
    ]);
  });

  it.each([
    ["fewer than the total", { totalResults: 7 }, "It holds 2 of 7 entries (totalResults)."],
    [
      "a later page",
      { totalResults: 4, startIndex: 3 },
      "It begins with entry 3: the pages before it are missing.",
    ],
    ["a cursor", { nextCursor: "c2" }, "It has a nextCursor: there are more pages."],
  ])("is partial with %s", (_, more, why) => {
    expect(readRecords(scim, response(users(2), more)).partial).toEqual([{ why, of: "people" }]);
  });

  it("is partial in what it holds: groups, or both", () => {
    const group = { schemas: [GROUP], id: "g", displayName: "G", members: [{ value: "1" }] };
    const ofs = (resources: readonly object[]) =>
      readRecords(scim, response(resources, { totalResults: 9 })).partial.map(({ of }) => of);
    expect(ofs([group])).toEqual(["groups"]);
    expect(ofs([user("1"), group])).toEqual(["people", "groups"]);
  });

  it.each([
    [49, 0],
    [50, 1],
    [100, 1],
  ])("doubts %i users with the same total: %i", (count, doubts) => {
    expect(readRecords(scim, response(users(count))).doubts).toHaveLength(doubts);
    expect(readRecords(scim, jsonFile("scim.json", users(count))).doubts).toHaveLength(doubts);
  });

  it("refuses an error message, with its words", () => {
    const file = jsonFile("e.json", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "401",
      detail: "Token expired",
    });
    expect(scim.refuses?.(sampleOf(file))).toBe("It is an error message of the server: Token expired");
    expect(scim.refuses?.(sampleOf(response(users(1))))).toBeUndefined();
  });
});
