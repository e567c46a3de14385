import { describe, expect, it } from "vitest";
import impersonalAccount from "../../../src/analyze/rules/impersonal-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const OF_PROGRAMS = "Its name or address has a word that is used for programs.";
const OF_MANY = "Its address looks like a mailbox that several people read.";
const says = (name: string, email: string) =>
  ruleSays(impersonalAccount, { users: [user(3, name, [2], { email })] }).says;

describe("impersonal-account", () => {
  it.each([
    ["platform-bot", "p@example.com", OF_PROGRAMS],
    ["Reports", "svc_reports@example.com", OF_PROGRAMS],
    ["Mailer", "No-Reply@example.com", OF_PROGRAMS],
    ["ETL", "loader", OF_PROGRAMS],
    ["Analytics", "data-team@example.com", OF_MANY],
    ["qa", "qa+redash@example.com", OF_MANY],
  ])("only suspects %s, %s", (name, email, evidence) => {
    expect(says(name, email)).toEqual([`impersonal-account-u3 unknown: ${evidence}`]);
  });

  it.each([
    ["Botond Kiss", "botond.kiss@example.com"],
    ["Bob Abbott", "abbott@api.example.com"],
    ["Ana Sales", "ana.sales@example.com"],
    ["", ""],
  ])("lets %s, %s be a person", (name, email) => {
    expect(says(name, email)).toEqual([]);
  });

  it("leaves alone what the config file names, and who is disabled", () => {
    const users = [
      user(3, "bot", [2]),
      user(4, "bot", [2]),
      user(5, "bot", [2], { disabled: true }),
      user(6, "Ana", [2]),
    ];
    const risk = { serviceAccounts: new Set([3]), sharedAccounts: new Set([4]) };
    expect(ruleSays(impersonalAccount, { users }, { risk })).toEqual({ examined: 3, says: [] });
  });
});
