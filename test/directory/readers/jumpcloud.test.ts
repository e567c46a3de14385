import { describe, expect, it } from "vitest";
import jumpcloud from "../../../src/directory/readers/jumpcloud.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const GROUP = "5f2b1c9e8d4e6a0022bb0001";
const MEMBERS_FILE = `members-of-${GROUP}.json`;
const user = (more: object = {}) => ({
  id: "1",
  username: "ana",
  activated: true,
  suspended: false,
  ...more,
});
const member = (id: string) => ({ attributes: null, to: { id, type: "user" } });

describe("jumpcloud", () => {
  it("reads users", () => {
    const heard = readRecords(jumpcloud, jsonFixture("jumpcloud/systemusers.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["5f2b1c9e8d4e6a0011aa0001"],
        status: "active",
        statusAs: "activated",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        aliases: ["ana@home.example"],
        name: "Ana Alvarez",
        manager: "5f2b1c9e8d4e6a0011aa0009",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        createdAt: "2024-02-01T09:00:00.000Z",
      },
      {
        ids: ["5f2b1c9e8d4e6a0011aa0002"],
        status: "inactive",
        statusAs: "suspended",
        mail: "ben@nordlicht.example",
        login: "ben",
      },
      {
        ids: ["5f2b1c9e8d4e6a0011aa0003"],
        status: "inactive",
        statusAs: "not activated",
        notYetActive: true,
        mail: "cyd@nordlicht.example",
        login: "cyd",
      },
    ]);
    expect(heard).toMatchObject({ partial: [], doubts: [], absent: ["groups"] });
  });

  it("reads groups of users", () => {
    expect(readRecords(jumpcloud, jsonFixture("jumpcloud/usergroups.json"))).toMatchObject({
      groups: [
        { ids: [GROUP], name: "redash-analysts", groupsKnown: true },
        { ids: ["5f2b1c9e8d4e6a0022bb0002"], name: "Contractors", groupsKnown: true },
      ],
      absent: ["people"],
    });
  });

  it("reads the members of the group in the file's name, none included", () => {
    expect(readRecords(jumpcloud, jsonFixture(`jumpcloud/${MEMBERS_FILE}`)).groups).toEqual([
      {
        ids: [GROUP],
        members: [
          { id: "5f2b1c9e8d4e6a0011aa0001", kind: "person" },
          { id: "5f2b1c9e8d4e6a0011aa0003", kind: "person" },
        ],
        groupsKnown: true,
      },
    ]);
    const empty = jsonFixture("jumpcloud/members-of-5f2b1c9e8d4e6a0022bb0002.json");
    expect(readRecords(jumpcloud, empty)).toMatchObject({
      groups: [{ ids: ["5f2b1c9e8d4e6a0022bb0002"], members: [] }],
      absent: ["people"],
    });
  });

  it("refuses members of a group that nothing names", () => {
    expect(jumpcloud.refuses?.(sampleOf(jsonFile("members.json", [member("1")])))).toBe(
      "It does not say of which group these are the members: name the file members-of-<group id>.json.",
    );
    const wrapped = jsonFile("members.json", { group: "redash-analysts", members: [member("1")] });
    expect(jumpcloud.refuses?.(sampleOf(wrapped))).toBeUndefined();
    expect(readRecords(jumpcloud, wrapped).groups).toMatchObject([{ ids: [], name: "redash-analysts" }]);
  });

  it.each([
    [{ state: "SUSPENDED", activated: false }, "inactive", "suspended", undefined],
    [{ state: "STAGED" }, "inactive", "staged", true],
    [{ activated: false, state: "ACTIVATED" }, "inactive", "not activated", true],
    [{ account_locked: true }, "active", "activated", undefined],
    [{ activated: undefined, state: "NEW" }, "unknown", "NEW", undefined],
    [{ activated: undefined }, "unknown", undefined, undefined],
  ])("takes %o for %s", (more, status, statusAs, notYetActive) => {
    const [identity] = readRecords(jumpcloud, jsonFile("u.json", { results: [user(more)] })).identities;
    expect([identity?.status, identity?.statusAs, identity?.notYetActive]).toEqual([
      status,
      statusAs,
      notYetActive,
    ]);
  });

  it("is partial with fewer users than totalCount, and doubts a full page without it", () => {
    const users = Array.from({ length: 10 }, (_, id) => user({ id: `${id}` }));
    expect(readRecords(jumpcloud, jsonFile("u.json", { totalCount: 11, results: users })).partial).toEqual([
      { why: "It holds 10 of 11 users (totalCount).", of: "people" },
    ]);
    expect(readRecords(jumpcloud, jsonFile("u.json", { totalCount: 10, results: users })).doubts).toEqual([]);
    expect(readRecords(jumpcloud, jsonFile("u.json", users)).doubts).toMatchObject([{ of: "people" }]);
  });

  it("says of a group with exactly a page of members, or a spoilt one, that it may not be whole", () => {
    const members = Array.from({ length: 10 }, (_, id) => member(`${id}`));
    expect(readRecords(jumpcloud, jsonFile(MEMBERS_FILE, members)).groups).toMatchObject([
      { incompleteBecause: expect.stringContaining("exactly 10, the size of a page") },
    ]);
    expect(readRecords(jumpcloud, jsonFile(MEMBERS_FILE, [member("1"), { to: {} }]))).toMatchObject({
      groups: [{ members: [{ id: "1" }], incompleteBecause: "1 of its members cannot be read" }],
      unusable: [{ why: "a member that is neither a user nor a group of users" }],
    });
  });

  it("lists who has no id and no name", () => {
    expect(readRecords(jumpcloud, jsonFile("u.json", { results: [{ activated: true }] })).unusable).toEqual([
      { place: "u.json: record 1 of results (line 1)", why: "neither an email nor a username" },
    ]);
  });
});
