import { describe, expect, it } from "vitest";
import oktaCurrentAssignmentsCsv from "../../../src/directory/readers/okta-current-assignments-csv.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords } from "../../helpers/directory.js";

const HEADER = ["User", "Login", "Application name", "Application instance", "Assigned on", "Unassigned on"];
const row = (login: string, application: string, instance = application) => {
  return ["", login, application, instance, "2025-02-03T10:00:00Z", ""];
};
const read = (...rows: string[][]) =>
  readRecords(oktaCurrentAssignmentsCsv, csvRecords("a.csv", [HEADER, ...rows]));
const logins = (heard: ReturnType<typeof read>) => heard.identities.map(({ login }) => login);

describe("okta-current-assignments-csv", () => {
  it("reads who is assigned, and not who was", () => {
    const heard = readRecords(
      oktaCurrentAssignmentsCsv,
      csvFixture("okta-current-assignments-csv/current-assignments.csv"),
    );
    expect(heard.identities).toEqual([
      {
        ids: [],
        login: "ana@nordlicht.example",
        mail: "ana@nordlicht.example",
        mailFrom: "login",
        name: "Ana Alvarez",
        status: "unknown",
        mentioned: true,
        assigned: true,
      },
      {
        ids: [],
        login: "bkim",
        aliases: ["ben@nordlicht.example"],
        name: "Ben Kim",
        status: "unknown",
        mentioned: true,
        assigned: true,
      },
    ]);
    expect(heard.skipped).toEqual(["current-assignments.csv:4"]);
    expect(heard.warnings).toEqual(["Rows of people who were unassigned, and do not count as assigned: 1."]);
  });

  it("reads the rows of the one application that is called Redash, and says so", () => {
    const heard = readRecords(
      oktaCurrentAssignmentsCsv,
      csvFixture("okta-current-assignments-csv/several-applications.csv"),
    );
    expect(logins(heard)).toEqual(["ana@nordlicht.example"]);
    expect([...heard.skipped].sort()).toEqual(["several-applications.csv:2", "several-applications.csv:4"]);
    expect(heard.warnings).toEqual([
      'Only rows of "Redash (SAML 2.0 App)" are read as assignments. Rows of other applications: 2.',
    ]);
  });

  it("takes a single application by any name, and says which", () => {
    const heard = read(row("ana@nordlicht.example", "BI"), row("ben@nordlicht.example", "BI"));
    expect(logins(heard)).toEqual(["ana@nordlicht.example", "ben@nordlicht.example"]);
    expect(heard.warnings).toEqual(['Read as who is assigned to "BI": check that this is Redash.']);
  });

  it("refuses several applications of which none, or more than one, is called Redash", () => {
    expect(() => read(row("ana", "BI"), row("ben", "Slack"))).toThrow(
      'a.csv lists several applications, and none is called Redash: "BI", "Slack".',
    );
    expect(() =>
      read(row("ana", "SAML", "Redash EU"), row("ben", "Slack"), row("cyd", "SAML", "redash us")),
    ).toThrow(
      'a.csv lists several applications, and more than one is called Redash: "Redash EU (SAML)", "redash us (SAML)".',
    );
  });

  it("counts somebody as assigned who was assigned again", () => {
    const again = ["", "ana", "Redash", "Redash", "2026-02-03T10:00:00Z", "2025-12-01T10:00:00Z"];
    expect(logins(read(again))).toEqual(["ana"]);
  });

  it("cannot use a row without login or application, or that ends before them", () => {
    expect(read(row("", "Redash"), row("ben", "", ""), ["", "cyd", "Redash"]).unusable).toEqual([
      { place: "a.csv:2", why: "no login" },
      { place: "a.csv:3", why: "no application" },
      { place: "a.csv:4", why: 'the row ends before the column "application instance"' },
    ]);
  });
});
