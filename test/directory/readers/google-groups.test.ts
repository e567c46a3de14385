import { describe, expect, it } from "vitest";
import googleGroups from "../../../src/directory/readers/google-groups.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

describe("google-groups", () => {
  it("reads ids, addresses without case, and names; not who is in them", () => {
    const heard = readRecords(googleGroups, jsonFixture("google-groups/groups.json"));
    expect(heard.groups).toEqual([
      { ids: ["01ci93xb3tmzyin", "redash-analysts@nordlicht.example"], name: "redash-analysts" },
      { ids: ["02bn6wsx1x1lpgk", "contractors@nordlicht.example"], name: "Contractors" },
    ]);
    expect(heard).toMatchObject({ identities: [], partial: [], doubts: [], unusable: [] });
  });

  it("recognises groups without kind by their count of members, and no people", () => {
    const group = { email: "g@nordlicht.example", name: "G", directMembersCount: "1" };
    expect(googleGroups.recognises(sampleOf(jsonFile("g.json", [group])))).toBe(true);
    expect(googleGroups.recognises(sampleOf(jsonFile("g.json", [{ email: "a@nordlicht.example" }])))).toBe(
      false,
    );
  });

  it("lists a group without id and address, and is partial with a nextPageToken", () => {
    const file = jsonFile("g.json", {
      kind: "admin#directory#groups",
      groups: [{ name: "G" }],
      nextPageToken: "p2",
    });
    expect(readRecords(googleGroups, file)).toMatchObject({
      groups: [],
      unusable: [{ place: "g.json: record 1 of groups (line 1)", why: "neither an id nor an email" }],
      partial: [{ of: "groups" }],
    });
  });

  it("doubts an array of exactly one page", () => {
    const groups = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, name: `G${index}` }));
    expect(readRecords(googleGroups, jsonFile("g.json", groups)).doubts).toMatchObject([{ of: "groups" }]);
  });
});
