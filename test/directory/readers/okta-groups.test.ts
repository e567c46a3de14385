import { describe, expect, it } from "vitest";
import oktaGroups from "../../../src/directory/readers/okta-groups.js";
import { jsonFixture, jsonRecords, readRecords } from "../../helpers/directory.js";

const group = (id: string, more: object = {}) => ({ id, type: "OKTA_GROUP", profile: { name: id }, ...more });

describe("okta-groups", () => {
  it("reads ids and names, no members, and everybody in the builtin group of that name", () => {
    const heard = readRecords(oktaGroups, jsonFixture("okta-groups/groups.json"));
    expect(heard.groups).toEqual([
      { ids: ["00g1nordlichtEvery01"], name: "Everyone", groupsKnown: true, everybody: true },
      { ids: ["00g1nordlichtFinan02"], name: "redash-finance", groupsKnown: true },
      { ids: ["00g1nordlichtOperat3"], name: "redash-ops", groupsKnown: true },
    ]);
  });

  it("takes a group that somebody called Everyone, and other builtin groups, for groups like others", () => {
    const groups = [
      group("1", { profile: { name: "Everyone" } }),
      group("2", { type: "BUILT_IN", profile: { name: "Okta Administrators" } }),
    ];
    const heard = readRecords(oktaGroups, jsonRecords("groups.json", groups));
    expect(heard.groups.map(({ everybody }) => everybody)).toEqual([undefined, undefined]);
  });

  it("lists a group without a name, and doubts a full page", () => {
    const groups = [...Array.from({ length: 199 }, (_, index) => group(`${index}`)), { id: "x" }];
    const heard = readRecords(oktaGroups, jsonRecords("groups.json", groups));
    expect(heard.unusable.map(({ why }) => why)).toEqual(["a group without id or name"]);
    expect(heard.doubts.map(({ of }) => of)).toEqual(["groups"]);
  });
});
