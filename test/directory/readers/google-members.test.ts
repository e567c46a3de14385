import { describe, expect, it } from "vitest";
import googleMembers from "../../../src/directory/readers/google-members.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const ANA = { id: "1", email: "Ana@nordlicht.example", type: "USER", role: "MEMBER" };

describe("google-members", () => {
  it("takes the group from the file's name, people and groups as members", () => {
    const file = jsonFixture("google-members/members-of-redash-analysts@nordlicht.example.json");
    const heard = readRecords(googleMembers, file);
    expect(heard.groups).toEqual([
      {
        ids: ["redash-analysts@nordlicht.example"],
        members: [
          { id: "112233445566778899001", address: "ana.alvarez@nordlicht.example", kind: "person" },
          { id: "02bn6wsx1x1lpgk", address: "contractors@nordlicht.example", kind: "group" },
          { id: "998877", address: "ext@partner.example", kind: "person" },
        ],
      },
    ]);
    expect(heard.skipped).toHaveLength(3);
    expect(heard).toMatchObject({ identities: [], partial: [], doubts: [] });
  });

  it("takes an answer without members for an empty group", () => {
    const file = jsonFixture("google-members/members-of-contractors@nordlicht.example.json");
    expect(readRecords(googleMembers, file).groups).toEqual([
      { ids: ["contractors@nordlicht.example"], members: [] },
    ]);
  });

  it("takes the customer for everybody, and the group from a wrapper", () => {
    expect(readRecords(googleMembers, jsonFixture("google-members/everybody.json")).groups).toEqual([
      { ids: ["03x8tuzt3hqdhxe", "all@nordlicht.example"], name: "Everybody", members: [], everybody: true },
    ]);
  });

  it("takes a wrapper's address over the file's name", () => {
    const file = jsonFile("members-of-b@nordlicht.example.json", {
      group: "A@nordlicht.example",
      members: [ANA],
    });
    expect(readRecords(googleMembers, file).groups).toEqual([
      {
        ids: ["a@nordlicht.example"],
        members: [{ id: "1", address: "Ana@nordlicht.example", kind: "person" }],
      },
    ]);
  });

  it("does not tell person from group where the type was not selected", () => {
    const file = jsonFile("members-of-a@nordlicht.example.json", {
      kind: "admin#directory#members",
      members: [{ email: "ana@nordlicht.example" }],
    });
    expect(readRecords(googleMembers, file).groups[0]?.members).toEqual([
      { address: "ana@nordlicht.example" },
    ]);
  });

  it("refuses a list that says nowhere of which group it is", () => {
    const kind = "admin#directory#members";
    const why =
      "It does not say of which group these are the members: name the file members-of-<address>.json, with the group's address.";
    expect(googleMembers.refuses?.(sampleOf(jsonFile("members.json", { kind, members: [ANA] })))).toBe(why);
    const named = jsonFile("members-of-a@nordlicht.example.json", { kind, members: [ANA] });
    expect(googleMembers.refuses?.(sampleOf(named))).toBeUndefined();
  });

  it("recognises members without kind only where something names their group", () => {
    expect(googleMembers.recognises(sampleOf(jsonFile("members-of-a@nordlicht.example.json", [ANA])))).toBe(
      true,
    );
    expect(googleMembers.recognises(sampleOf(jsonFile("people.json", [ANA])))).toBe(false);
  });

  it("says of the group that it is not whole where there is a nextPageToken", () => {
    const file = jsonFile("members-of-a@nordlicht.example.json", {
      kind: "admin#directory#members",
      members: [ANA],
      nextPageToken: "p2",
    });
    const heard = readRecords(googleMembers, file);
    expect(heard.groups).toMatchObject([
      { incompleteBecause: "its list has a nextPageToken: there are more members" },
    ]);
    expect(heard.partial).toMatchObject([{ of: "groups" }]);
  });

  it("lists a member without id and address, and says that the group is then not whole", () => {
    const file = jsonFile("members-of-a@nordlicht.example.json", {
      kind: "admin#directory#members",
      members: [{ type: "USER" }],
    });
    expect(readRecords(googleMembers, file)).toMatchObject({
      unusable: [{ why: "neither an id nor an email" }],
      groups: [{ members: [], incompleteBecause: "1 of its members cannot be read" }],
    });
  });

  it("says of an array of exactly one page that the group may not be whole", () => {
    const members = Array.from({ length: 200 }, (_, index) => ({ ...ANA, id: `${index}` }));
    const file = jsonFile("members-of-a@nordlicht.example.json", members);
    expect(readRecords(googleMembers, file).groups).toMatchObject([
      {
        incompleteBecause:
          "there are exactly 200, the size of a page, and nothing in the file says whether more follow",
      },
    ]);
  });
});
