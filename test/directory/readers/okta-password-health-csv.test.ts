import { describe, expect, it } from "vitest";
import oktaPasswordHealthCsv from "../../../src/directory/readers/okta-password-health-csv.js";
import { csvFixture } from "../../helpers/csv-fixture.js";
import { csvRecords, readRecords } from "../../helpers/directory.js";

const HEADER = ["User", "Login", "Status", "Authentication Source"];

describe("okta-password-health-csv", () => {
  it("reads people, whose status has the API's word or the console's", () => {
    const heard = readRecords(
      oktaPasswordHealthCsv,
      csvFixture("okta-password-health-csv/okta-password-health.csv"),
    );
    expect(heard.identities).toEqual([
      {
        ids: [],
        login: "ana@nordlicht.example",
        mail: "ana@nordlicht.example",
        mailFrom: "login",
        name: "Ana Alvarez",
        status: "active",
        statusAs: "Active",
        lastLoginAt: "2026-11-20T07:31:00.000Z",
      },
      {
        ids: [],
        login: "bkim",
        name: "Ben Kim",
        status: "inactive",
        statusAs: "Suspended",
        lastLoginAt: "2025-06-30T12:00:00.000Z",
      },
      {
        ids: [],
        login: "cyd@nordlicht.example",
        mail: "cyd@nordlicht.example",
        mailFrom: "login",
        name: "Cyd Ek",
        status: "active",
        statusAs: "Password expired",
      },
      {
        ids: [],
        login: "dee@nordlicht.example",
        mail: "dee@nordlicht.example",
        mailFrom: "login",
        name: "Dee Oz",
        status: "inactive",
        statusAs: "Deactivated",
      },
      {
        ids: [],
        login: "eva@nordlicht.example",
        mail: "eva@nordlicht.example",
        mailFrom: "login",
        name: "Eva Rix",
        status: "unknown",
        statusAs: "Frozen",
      },
    ]);
    expect(heard.leavesOut).toEqual([]);
  });

  it("says that it leaves out deprovisioned users where it has none", () => {
    const file = csvRecords("h.csv", [HEADER, ["Ana", "ana@nordlicht.example", "Active", "OKTA"]]);
    expect(readRecords(oktaPasswordHealthCsv, file).leavesOut).toEqual(["deprovisioned users"]);
  });

  it("cannot use a row without a login, or that ends before the status", () => {
    const file = csvRecords("h.csv", [
      HEADER,
      ["Ana", "", "Active", "OKTA"],
      ["Ben", "ben@nordlicht.example"],
    ]);
    expect(readRecords(oktaPasswordHealthCsv, file).unusable).toEqual([
      { place: "h.csv:2", why: "no login" },
      { place: "h.csv:3", why: 'the row ends before the column "status"' },
    ]);
  });
});
