import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/directory/read-file.js";
import entraUsersCsv from "../../../src/directory/readers/entra-users-csv.js";
import { READERS } from "../../../src/directory/readers/index.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords, sampleOf } from "../../helpers/directory.js";

describe("entra-users-csv", () => {
  it("reads the newer header", () => {
    const heard = readRecords(entraUsersCsv, csvFixture("entra-users-csv/users.csv"));
    expect(heard.identities).toEqual([
      {
        ids: ["5b1d0f60-1111-4aaa-8bbb-000000000001"],
        upn: "ana@nordlicht.example",
        mail: "Ana@nordlicht.example",
        name: "Ana Alvarez",
        status: "active",
        statusAs: "accountEnabled true",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Member",
        createdAt: "2021-08-19T13:25:31.000Z",
      },
      {
        ids: ["5b1d0f60-1111-4aaa-8bbb-000000000002"],
        upn: "ben.k@nordlicht.example",
        name: "Kim, Ben",
        status: "inactive",
        statusAs: "accountEnabled false",
        workerType: "Member",
        createdAt: "2022-12-01T00:00:05.000Z",
      },
      {
        ids: ["5b1d0f60-1111-4aaa-8bbb-000000000003"],
        upn: "g_suedwind.example#EXT#@nordlicht.onmicrosoft.example",
        mail: "g@suedwind.example",
        aliases: ["gil@private.example"],
        name: "Gil",
        kind: "guest",
        status: "active",
        statusAs: "accountEnabled true",
        workerType: "Guest",
        createdAt: "2024-03-04T09:07:00.000Z",
      },
    ]);
    expect(heard.warnings).toEqual([]);
  });

  it("reads the older header, which calls the id objectId", () => {
    const heard = readRecords(entraUsersCsv, csvFixture("entra-users-csv/users-older.csv"));
    expect(heard.identities.map(({ ids, mail, status }) => [ids[0], mail, status])).toEqual([
      ["5b1d0f60-1111-4aaa-8bbb-000000000001", "ana@nordlicht.example", "active"],
      ["5b1d0f60-1111-4aaa-8bbb-000000000002", "ben@nordlicht.example", "inactive"],
    ]);
  });

  it("lists the row that is a name alone, and knows no status without its column", async () => {
    const rows = [
      "id,UserPrincipalName ,displayName,mail",
      "5b1d0f60-1111-4aaa-8bbb-000000000001,4f0c2a1e77b94d0c8a30@t.onmicrosoft.example,,",
      "5b1d0f60-1111-4aaa-8bbb-000000000002,g_mail.example#EXT#@t.onmicrosoft.example,Gil,g@mail.example",
      ",,Only A Name,",
    ];
    const open = async function* () {
      yield Buffer.from(rows.join("\r\n"));
    };
    const { file, identities } = await readFile({ name: "users.csv", open }, { readers: READERS });
    expect(file).toMatchObject({
      format: "entra-users-csv",
      read: 3,
      used: 2,
      unusable: [{ place: "users.csv:4", why: "neither a userPrincipalName nor a mail" }],
      active: 0,
      inactive: 0,
      unknown: 2,
      warnings: ["It has no column accountEnabled: no status is known."],
    });
    expect(identities.map(({ record }) => record)).toEqual([
      {
        ids: ["5b1d0f60-1111-4aaa-8bbb-000000000001"],
        upn: "4f0c2a1e77b94d0c8a30@t.onmicrosoft.example",
        status: "unknown",
      },
      {
        ids: ["5b1d0f60-1111-4aaa-8bbb-000000000002"],
        upn: "g_mail.example#EXT#@t.onmicrosoft.example",
        mail: "g@mail.example",
        name: "Gil",
        kind: "guest",
        status: "unknown",
      },
    ]);
  });

  it("takes no other word than true and false for a status, and no row that ends too early", () => {
    const file = csvRecords("users.csv", [
      ["id", "userPrincipalName", "mail", "accountEnabled"],
      ["1", "ana@nordlicht.example", "", "Wahr"],
      ["2", "ben@nordlicht.example", "ben@nordlicht.example"],
      ["3", "cyd@nordlicht.example", "", ""],
    ]);
    const heard = readRecords(entraUsersCsv, file);
    expect(heard.identities).toEqual([
      { ids: ["1"], upn: "ana@nordlicht.example", status: "unknown", statusAs: "accountEnabled Wahr" },
      { ids: ["3"], upn: "cyd@nordlicht.example", status: "unknown" },
    ]);
    expect(heard.unusable).toEqual([
      { place: "users.csv:3", why: 'the row ends before the column "accountenabled"' },
    ]);
  });

  it("reads a status with space around it", () => {
    const file = csvRecords("users.csv", [
      ["id", "userPrincipalName", "accountEnabled"],
      ["1", "ana@nordlicht.example", " TRUE "],
      ["2", "ben@nordlicht.example", "false\u00a0"],
    ]);
    expect(readRecords(entraUsersCsv, file).identities.map(({ status }) => status)).toEqual([
      "active",
      "inactive",
    ]);
  });

  it("leaves a list of a group's members to its own reader", () => {
    const header = [["Object ID", "User principal name", "Display name", "Member type"]];
    const older = [["id", "userPrincipalName", "displayName", "memberType"]];
    expect(entraUsersCsv.recognises(sampleOf(csvRecords("m.csv", header)))).toBe(false);
    expect(entraUsersCsv.recognises(sampleOf(csvRecords("m.csv", older)))).toBe(false);
  });

  it("doubts that it is of all people where its name says group or member", () => {
    const rows = [
      ["id", "userPrincipalName", "accountEnabled"],
      ["1", "ana@nordlicht.example", "true"],
    ];
    const doubts = (fileName: string) => readRecords(entraUsersCsv, csvRecords(fileName, rows)).doubts;
    expect(doubts("groups/exportUsers_2026-11-20.csv")).toEqual([]);
    for (const name of ["exportGroupMembers_2026-11-20.csv", "analysts-group.csv"]) {
      expect(doubts(name)).toEqual([
        {
          why: "By its name it may hold the members of a group; then call it members-of-GROUP.csv, GROUP being its id or name.",
          of: "people",
        },
      ]);
    }
  });

  it("leaves a file named as a group's members to their reader, whose id alone names nobody", () => {
    const header = [["id", "userPrincipalName", "displayName", "accountEnabled"]];
    const recognises = (fileName: string) => entraUsersCsv.recognises(sampleOf(csvRecords(fileName, header)));
    expect(recognises("members-of-redash-analysts.csv")).toBe(false);
    expect(recognises("members-of-5b1d0f60-2222-4aaa-8bbb-000000000009.csv")).toBe(false);
    expect(recognises("users-5b1d0f60-2222-4aaa-8bbb-000000000009.csv")).toBe(true);
  });
});
