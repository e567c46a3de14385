import { describe, expect, it } from "vitest";
import gamGroupMembersCsv from "../../../src/directory/readers/gam-group-members-csv.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords, sampleOf } from "../../helpers/directory.js";

describe("gam-group-members-csv", () => {
  it("reads people, groups and everybody as members", () => {
    const heard = readRecords(gamGroupMembersCsv, csvFixture("gam-group-members-csv/group-members.csv"));
    expect(heard.groups).toEqual([
      {
        ids: ["analysts@nordlicht.example"],
        members: [
          { id: "103000000000000000001", address: "ana@nordlicht.example", kind: "person" },
          { address: "contractors@nordlicht.example", kind: "group" },
        ],
      },
      {
        ids: ["contractors@nordlicht.example"],
        members: [{ id: "103000000000000000002", address: "gil@suedwind.example", kind: "person" }],
      },
      { ids: ["everybody@nordlicht.example"], members: [], everybody: true },
    ]);
    expect(heard.skipped).toHaveLength(4);
    expect(heard.warnings).toEqual([]);
  });

  it("does not call a group whole whose rows cannot all be read", () => {
    const rows = [
      ["group", "type", "email"],
      ["ops@nordlicht.example", "USER", ""],
      ["ops@nordlicht.example", "USER"],
      ["", "USER", "ana@nordlicht.example"],
      ["ops@nordlicht.example", "", "ben@nordlicht.example"],
    ];
    const heard = readRecords(gamGroupMembersCsv, csvRecords("m.csv", rows));
    expect(heard.groups).toEqual([
      {
        ids: ["ops@nordlicht.example"],
        members: [{ address: "ben@nordlicht.example" }],
        incompleteBecause: "rows of its members that cannot be used: 2",
      },
    ]);
    expect(heard.unusable).toEqual([
      { place: "m.csv:2", why: "neither an id nor an email" },
      { place: "m.csv:3", why: 'the row ends before the column "email"' },
      { place: "m.csv:4", why: "no group" },
    ]);
  });

  it("says that a recursive list hides the groups between", () => {
    const rows = [
      ["group", "type", "role", "id", "status", "email", "level", "subgroup"],
      ["a@nordlicht.example", "USER", "MEMBER", "1", "", "ana@nordlicht.example", "1", "b@nordlicht.example"],
    ];
    const heard = readRecords(gamGroupMembersCsv, csvRecords("m.csv", rows));
    expect(heard.warnings).toEqual([
      "Written with recursive: everybody stands in the outermost group, and the groups between are not shown.",
    ]);
    expect(heard.groups[0]?.members).toEqual([{ id: "1", address: "ana@nordlicht.example", kind: "person" }]);
  });

  it("is not for GAM's list of what it has changed", () => {
    const sample = sampleOf(csvRecords("m.csv", [["group", "email", "role", "action", "message"]]));
    expect(gamGroupMembersCsv.recognises(sample)).toBe(false);
  });
});
