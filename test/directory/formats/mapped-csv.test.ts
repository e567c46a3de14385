import { describe, expect, it } from "vitest";
import { csvMappingSchema } from "../../../src/directory/formats/csv-mapping.js";
import { mappedCsv, unmappedCsv } from "../../../src/directory/formats/mapped-csv.js";
import { csvRecords, readRecords, sampleOf } from "../../helpers/directory.js";
import { thrownBy } from "../../helpers/thrown.js";

const mapping = csvMappingSchema.parse({
  email: "E-Mail",
  login: "Kennung",
  id: "Personalnummer",
  name: "Name",
  status: { column: "Status", active: ["aktiv"], inactive: ["ausgeschieden"], unknown: ["?"] },
  groups: { column: "Gruppen", separator: "|" },
  "last-login": { column: "Letzte Anmeldung", format: "day-first" },
  created: { column: "Angelegt", format: "day-first" },
  manager: "Vorgesetzte",
  department: "Abteilung",
  "job-title": "Funktion",
  "worker-type": "Art",
});
const HEADER = [
  "E-Mail",
  "Kennung",
  "Personalnummer",
  "Name",
  " STATUS",
  "Gruppen",
  "Letzte Anmeldung",
  "Angelegt",
  "Vorgesetzte",
  "Abteilung",
  "Funktion",
  "Art",
  "Kennwort",
];
const ANA = [
  "ana@nordlicht.example",
  "ana",
  "0012",
  "Ana Álvarez",
  "Aktiv",
  "finance | ops,eu|",
  "03.02.2026 15:45",
  "01.12.2025",
  "mia@nordlicht.example",
  "Finanzen",
  "Controllerin",
  "Intern",
  "geheim",
];

describe("mappedCsv", () => {
  it("reads what the mapping names and nothing else", () => {
    const heard = readRecords(mappedCsv(mapping), csvRecords("leute.csv", [HEADER, ANA]));
    expect(heard.identities).toEqual([
      {
        ids: ["0012"],
        mail: "ana@nordlicht.example",
        login: "ana",
        name: "Ana Álvarez",
        status: "active",
        statusAs: "Aktiv",
        memberOf: [
          { name: "finance", kind: "group" },
          { name: "ops,eu", kind: "group" },
        ],
        groupsKnown: true,
        lastLoginAt: "2026-02-03T15:45:00.000Z",
        createdAt: "2025-12-01T00:00:00.000Z",
        manager: "mia@nordlicht.example",
        department: "Finanzen",
        jobTitle: "Controllerin",
        workerType: "Intern",
      },
    ]);
    expect(heard.groups).toEqual([
      { ids: [], name: "finance", groupsKnown: true },
      { ids: [], name: "ops,eu", groupsKnown: true },
    ]);
  });

  it("takes an empty cell for unknown, and a row without address, login and id for unusable", () => {
    const file = csvRecords("leute.csv", [
      HEADER,
      ["ben@nordlicht.example", "", "", "", "", "", "soon", "", "", "", "", "", ""],
      ["", "", "", "Nur Name", "aktiv", "", "", "", "", "", "", "", ""],
      ["cyd@nordlicht.example", "cyd"],
    ]);
    const heard = readRecords(mappedCsv(mapping), file);
    expect(heard.identities).toEqual([
      { ids: [], mail: "ben@nordlicht.example", status: "unknown", memberOf: [], groupsKnown: true },
    ]);
    expect(heard.unusable).toEqual([
      { place: "leute.csv:3", why: "it names nobody: no e-mail, login or id" },
      { place: "leute.csv:4", why: 'the row ends before the column "status"' },
    ]);
    expect(heard.warnings).toEqual([
      'Cells that could not be read as a time: 1, the first "soon" (leute.csv:2).',
    ]);
  });

  it("refuses a status that has no meaning, and lists them all", () => {
    const rows = ["aktiv", "Karenz", "ruhend", "Karenz"].map((status, at) => [
      `u${at}@nordlicht.example`,
      status,
    ]);
    const small = csvMappingSchema.parse({
      email: "Mail",
      status: { column: "Status", active: ["aktiv"], inactive: ["weg"] },
    });
    expect(() =>
      readRecords(mappedCsv(small), csvRecords("leute.csv", [["Mail", "Status"], ...rows])),
    ).toThrow(
      'The column "Status" of leute.csv holds values without a meaning: "Karenz" (leute.csv:3), "ruhend" (leute.csv:4).',
    );
  });

  it("tells persons, guests and service accounts apart, where a cell says which", () => {
    const kinds = csvMappingSchema.parse({
      email: "Mail",
      kind: { column: "Kind", person: ["staff"], guest: ["partner"], service: ["robot", "shared"] },
    });
    const rows = ["Staff", "partner", " SHARED", ""].map((kind, at) => [`u${at}@nordlicht.example`, kind]);
    const file = csvRecords("accounts.csv", [["Mail", "Kind"], ...rows]);
    expect(readRecords(mappedCsv(kinds), file).identities).toEqual([
      { ids: [], mail: "u0@nordlicht.example", status: "unknown", kind: "person" },
      { ids: [], mail: "u1@nordlicht.example", status: "unknown", kind: "guest" },
      { ids: [], mail: "u2@nordlicht.example", status: "unknown", kind: "service" },
      { ids: [], mail: "u3@nordlicht.example", status: "unknown" },
    ]);
  });

  it("refuses a kind that has no meaning, and lists them all", () => {
    const kinds = csvMappingSchema.parse({ email: "Mail", kind: { column: "Kind", service: ["robot"] } });
    const rows = ["robot", "mailbox", "", "room"].map((kind, at) => [`u${at}@nordlicht.example`, kind]);
    const file = csvRecords("accounts.csv", [["Mail", "Kind"], ...rows]);
    const problem = thrownBy(() => readRecords(mappedCsv(kinds), file));
    expect(problem).toMatchObject({
      code: "directory_unreadable",
      message:
        'The column "Kind" of accounts.csv holds values without a meaning: "mailbox" (accounts.csv:3), "room" (accounts.csv:5).',
      ownHint: "List each under person, guest or service of directory-csv's kind.",
    });
  });

  it("lets a login that is an address stand for the mail where no column has it", () => {
    const logins = csvMappingSchema.parse({ login: "User" });
    const file = csvRecords("leute.csv", [["User"], ["ana@nordlicht.example"], ["ben"]]);
    expect(readRecords(mappedCsv(logins), file).identities).toEqual([
      {
        ids: [],
        login: "ana@nordlicht.example",
        mail: "ana@nordlicht.example",
        mailFrom: "login",
        status: "unknown",
      },
      { ids: [], login: "ben", status: "unknown" },
    ]);
  });

  it("leaves a file with none of its columns to others, and does not read it itself", () => {
    const reader = mappedCsv(csvMappingSchema.parse({ email: "Mail", manager: "Boss" }));
    const file = csvRecords("members.csv", [
      ["group", "email"],
      ["ops", "ana@nordlicht.example"],
    ]);
    expect([reader.recognises(sampleOf(file)), reader.refuses?.(sampleOf(file))]).toEqual([false, undefined]);
    expect(thrownBy(() => readRecords(reader, file))).toMatchObject({
      code: "directory_unreadable",
      message:
        'members.csv is not used: it has no column "Mail", "Boss", which directory-csv names; it has "group", "email".',
      place: "members.csv",
    });
  });

  it("is for files that have the mapped columns, and says which are missing", () => {
    const reader = mappedCsv(csvMappingSchema.parse({ email: "Mail", manager: "Boss" }));
    const whole = sampleOf(csvRecords("a.csv", [["boss", "MAIL "]]));
    const other = sampleOf(csvRecords("b.csv", [["Mail"]]));
    expect([reader.recognises(whole), reader.refuses?.(whole)]).toEqual([true, undefined]);
    expect([reader.recognises(other), reader.refuses?.(other)]).toEqual([
      false,
      'it has no column "Boss", which directory-csv names; it has "Mail"',
    ]);
  });
});

describe("unmappedCsv", () => {
  it("says that a mapping is needed, and what the columns are that it is to name", () => {
    const sample = sampleOf(csvRecords("leute.csv", [["E-Mail", "Status"]]));
    expect([unmappedCsv.recognises(), unmappedCsv.refuses(sample)]).toEqual([
      false,
      'mapped-csv needs directory-csv in the config file, which says what these columns hold: "E-Mail", "Status"',
    ]);
  });
});
