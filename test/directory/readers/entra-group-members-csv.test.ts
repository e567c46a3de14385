import { describe, expect, it } from "vitest";
import entraGroupMembersCsv from "../../../src/directory/readers/entra-group-members-csv.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords, sampleOf } from "../../helpers/directory.js";

const HEADER = ["Object ID", "User principal name", "Display name", "Member type"];
const ANA = ["5b1d0f60-1111-4aaa-8bbb-000000000001", "ana@nordlicht.example", "Ana", "User"];

describe("entra-group-members-csv", () => {
  it("reads people and groups as members of the group that the file's name tells", () => {
    const heard = readRecords(
      entraGroupMembersCsv,
      csvFixture("entra-group-members-csv/members-of-redash-analysts.csv"),
    );
    expect(heard.groups).toEqual([
      {
        ids: [],
        name: "redash-analysts",
        members: [
          { id: "5b1d0f60-1111-4aaa-8bbb-000000000001", address: "ana@nordlicht.example", kind: "person" },
          { id: "5b1d0f60-2222-4aaa-8bbb-000000000009", kind: "group" },
        ],
      },
    ]);
    expect(heard.skipped).toEqual([
      "members-of-redash-analysts.csv:2",
      "members-of-redash-analysts.csv:3",
      "members-of-redash-analysts.csv:4",
    ]);
  });

  it("takes an object id in the file's name for the group's", () => {
    const fileName = "members-of-5B1D0F60-2222-4AAA-8BBB-000000000009.csv";
    expect(readRecords(entraGroupMembersCsv, csvRecords(fileName, [HEADER])).groups).toEqual([
      { ids: ["5b1d0f60-2222-4aaa-8bbb-000000000009"], members: [] },
    ]);
  });

  it("does not call a group whole whose rows cannot all be read", () => {
    const rows = [HEADER, ANA, ["", "", "Ben", "User"], ["5b1d"]];
    const heard = readRecords(entraGroupMembersCsv, csvRecords("members-of-ops.csv", rows));
    expect(heard.groups[0]?.incompleteBecause).toBe("rows of its members that cannot be used: 2");
    expect(heard.unusable).toEqual([
      { place: "members-of-ops.csv:3", why: "neither an object id nor a user principal name" },
      { place: "members-of-ops.csv:4", why: 'the row ends before the column "user principal name"' },
    ]);
  });

  it("refuses a file whose name tells no group", () => {
    const sample = sampleOf(csvRecords("exportGroupMembers_2026-11-20.csv", [HEADER, ANA]));
    expect(entraGroupMembersCsv.recognises(sample)).toBe(true);
    expect(entraGroupMembersCsv.refuses(sample)).toBe(
      "it does not say whose members it lists: name it members-of-GROUP.csv, GROUP being the group's name or object id",
    );
  });

  it("reads a file with the columns of users, where its name says that they are a group's members", () => {
    const rows = [
      ["id", "userPrincipalName", "displayName", "accountEnabled"],
      ["5B1D0F60-1111-4AAA-8BBB-000000000001", "ana@nordlicht.example", "Ana", "true"],
    ];
    const named = csvRecords("members-of-redash-analysts.csv", rows);
    expect(entraGroupMembersCsv.recognises(sampleOf(named))).toBe(true);
    expect(entraGroupMembersCsv.recognises(sampleOf(csvRecords("users.csv", rows)))).toBe(false);
    expect(readRecords(entraGroupMembersCsv, named).groups).toEqual([
      {
        ids: [],
        name: "redash-analysts",
        members: [{ id: "5b1d0f60-1111-4aaa-8bbb-000000000001", address: "ana@nordlicht.example" }],
      },
    ]);
  });
});
