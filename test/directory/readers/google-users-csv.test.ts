import { describe, expect, it } from "vitest";
import googleUsersCsv from "../../../src/directory/readers/google-users-csv.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords } from "../../helpers/directory.js";

describe("google-users-csv", () => {
  it("reads what the export has of a person, and no password", () => {
    const heard = readRecords(googleUsersCsv, csvFixture("google-users-csv/User_Download.csv"));
    expect(heard.identities).toEqual([
      {
        ids: [],
        mail: "ana@nordlicht.example",
        aliases: ["a.alvarez@nordlicht.example"],
        name: "Ana Alvarez",
        status: "active",
        statusAs: "Active",
        lastLoginAt: "2026-04-04T00:24:13.000Z",
        manager: "mia@nordlicht.example",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
      },
      {
        ids: [],
        mail: "ben@nordlicht.example",
        name: "Ben Kim",
        status: "inactive",
        statusAs: "Suspended",
        lastLoginAt: "never",
      },
      {
        ids: [],
        mail: "cyd@nordlicht.example",
        name: "Cyd",
        status: "inactive",
        statusAs: "Archived",
        lastLoginAt: "2024-12-31T23:59:59.000Z",
      },
    ]);
  });

  it("does not know a status that is empty, new, or has no column", () => {
    const header = ["Email Address [Required]", "Status [READ ONLY]"];
    const file = csvRecords("u.csv", [
      header,
      ["a@nordlicht.example", ""],
      ["b@nordlicht.example", "Paused"],
    ]);
    expect(readRecords(googleUsersCsv, file).identities).toEqual([
      { ids: [], mail: "a@nordlicht.example", status: "unknown" },
      { ids: [], mail: "b@nordlicht.example", status: "unknown", statusAs: "Paused" },
    ]);
    const without = csvRecords("u.csv", [
      ["Email Address [Required]", "Last Name [Required]"],
      ["a@nordlicht.example", "Alvarez"],
    ]);
    expect(readRecords(googleUsersCsv, without).warnings).toEqual([
      "It has no column Status [READ ONLY]: no status is known.",
    ]);
  });

  it("cannot use a row without an address", () => {
    const header = ["Email Address [Required]", "Last Name [Required]", "Status [READ ONLY]"];
    const file = csvRecords("u.csv", [header, ["", "Alvarez", "Active"], ["b@nordlicht.example", "Kim"]]);
    expect(readRecords(googleUsersCsv, file).unusable).toEqual([
      { place: "u.csv:2", why: "no email address" },
      { place: "u.csv:3", why: 'the row ends before the column "status [read only]"' },
    ]);
  });
});
