import { describe, expect, it } from "vitest";
import onelogin from "../../../src/directory/readers/onelogin.js";
import { readRecords } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const user = (status: unknown, more: object = {}) => ({
  id: 1,
  email: "a@nordlicht.example",
  status,
  ...more,
});
const statusOf = (raw: object) => readRecords(onelogin, jsonFile("u.json", [raw])).identities[0];

describe("onelogin", () => {
  it("reads users of version 2, with roles by their ids where there are any", () => {
    expect(readRecords(onelogin, jsonFixture("onelogin/users-v2.json")).identities).toEqual([
      {
        ids: ["65803"],
        status: "active",
        statusAs: "status 1 (active)",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        upn: "ana@ad.nordlicht.example",
        name: "Ana Alvarez",
        manager: "65810",
        department: "Finance",
        jobTitle: "Controller",
        lastLoginAt: "2026-11-20T08:14:03.000Z",
        createdAt: "2024-02-01T09:00:00.000Z",
        memberOf: [
          { id: "101", kind: "group" },
          { id: "102", kind: "group" },
        ],
        groupsKnown: true,
      },
      {
        ids: ["65804"],
        status: "inactive",
        statusAs: "status 2 (suspended)",
        mail: "ben@nordlicht.example",
        name: "Ben Kim",
      },
    ]);
  });

  it("reads users of version 1", () => {
    const heard = readRecords(onelogin, jsonFixture("onelogin/users-v1.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["65805"],
        status: "active",
        statusAs: "status 3 (locked)",
        mail: "cyd@nordlicht.example",
        login: "cyd",
        name: "Cyd Okafor",
        createdAt: "2024-02-01T09:00:00.000Z",
        memberOf: [],
        groupsKnown: true,
      },
    ]);
    expect(heard).toMatchObject({ partial: [], doubts: [] });
  });

  it("reads roles of both versions by name", () => {
    expect(readRecords(onelogin, jsonFixture("onelogin/roles-v2.json"))).toMatchObject({
      groups: [
        { ids: ["101"], name: "redash-analysts", groupsKnown: true },
        { ids: ["102"], name: "Staff", groupsKnown: true },
      ],
      absent: ["people"],
    });
    expect(readRecords(onelogin, jsonFixture("onelogin/roles-v1.json"))).toMatchObject({
      groups: [{ ids: ["103"], name: "redash-ops", groupsKnown: true }],
      absent: ["people"],
    });
  });

  it("says of each role that users name that it is in no other", () => {
    const users = [1, 2].map((id) => user(1, { id, role_ids: [101] }));
    expect(readRecords(onelogin, jsonFile("u.json", users)).groups).toEqual([
      { ids: ["101"], groupsKnown: true },
    ]);
  });

  it.each([
    [0, "inactive"],
    [1, "active"],
    [2, "inactive"],
    [3, "active"],
    [4, "active"],
    [5, "active"],
    [7, "active"],
    [8, "active"],
    [6, "unknown"],
    [null, "unknown"],
  ])("takes status %s for %s", (status, meaning) => {
    expect(statusOf(user(status))?.status).toBe(meaning);
  });

  it("says of the unactivated alone that they have not started", () => {
    const notYet = [0, 2, 1].map((status) => statusOf(user(status))?.notYetActive);
    expect(notYet).toEqual([true, undefined, undefined]);
  });

  it.each([
    [0, "state 0 (unapproved)"],
    [2, "state 2 (rejected)"],
    [3, "state 3 (unlicensed)"],
  ])("takes state %i for inactive, whatever the status", (state, statusAs) => {
    expect(statusOf(user(1, { state }))).toMatchObject({ status: "inactive", statusAs });
  });

  it.each([
    { after_cursor: "c2" },
    { next_link: "https://nordlicht.onelogin.com/api/1/users?after_cursor=c2" },
  ])("is partial with %o", (pagination) => {
    const file = jsonFile("u.json", { pagination, data: [user(1)] });
    expect(readRecords(onelogin, file).partial).toEqual([
      { why: "Its pagination names a next page.", of: "people" },
    ]);
  });

  it.each([
    [50, 1],
    [51, 0],
    [1000, 1],
  ])("doubts an array of %i users: %i", (count, doubts) => {
    const file = jsonFile(
      "u.json",
      Array.from({ length: count }, (_, id) => user(1, { id })),
    );
    expect(readRecords(onelogin, file).doubts).toHaveLength(doubts);
  });

  it("lists who has no id and no address", () => {
    expect(readRecords(onelogin, jsonFile("u.json", [{ status: 1 }])).unusable).toEqual([
      { place: "u.json: record 1 (line 1)", why: "neither an email nor a username" },
    ]);
  });
});
