import { describe, expect, it } from "vitest";
import passwordLogin from "../../../src/analyze/rules/password-login.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const users = [user(3, "Ana", [2]), user(4, "Bo", [2], { login: "external" })];

describe("password-login", () => {
  it("is found once where both ways are open", () => {
    const signIn = { google: true, passwordLogin: true };
    const evidence =
      "Single sign-on is on, and so is login by password. 1 account that is not disabled has one.";
    expect(ruleSays(passwordLogin, { users, signIn })).toEqual({
      examined: 1,
      says: [`password-login open: ${evidence}`],
    });
    expect(ruleSays(passwordLogin, { users, signIn }, { accepted: ["password-login"] }).says).toEqual([
      `password-login accepted: ${evidence}`,
    ]);
  });

  it("is not found where one of them is closed", () => {
    expect(ruleSays(passwordLogin, { users, signIn: { saml: true, passwordLogin: false } }).says).toEqual([]);
    const without = { saml: false, google: false, ldap: false, passwordLogin: true };
    expect(ruleSays(passwordLogin, { users, signIn: without })).toEqual({ examined: 1, says: [] });
  });

  it("is not evaluated where Redash does not tell", () => {
    expect(ruleSays(passwordLogin, { users, signIn: { passwordLogin: true } })).toMatchObject({
      state: "not evaluated",
      why: ["Redash does not tell whether single sign-on is on."],
    });
  });
});
