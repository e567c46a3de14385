import { describe, expect, it } from "vitest";
import localPassword from "../../../src/analyze/rules/local-password.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const users = [
  user(3, "Ana", [2]),
  user(4, "Bo", [2], { login: "external" }),
  user(5, "Cy", [2], { disabled: true }),
];
const signIn = { saml: true, passwordLogin: true };

describe("local-password", () => {
  it("finds passwords that work beside single sign-on", () => {
    expect(ruleSays(localPassword, { users, signIn })).toEqual({
      examined: 2,
      says: ["local-password-u3 open: It has a password in Redash, and login by password is allowed."],
    });
    expect(ruleSays(localPassword, { users, signIn }, { accepted: ["local-password-u3"] }).says).toEqual([
      "local-password-u3 accepted: It has a password in Redash, and login by password is allowed.",
    ]);
  });

  it.each([
    ["without single sign-on", { saml: false, google: false, ldap: false, passwordLogin: true }],
    ["where login by password is off", { saml: true, passwordLogin: false }],
  ])("finds nothing %s", (_, differing) => {
    expect(ruleSays(localPassword, { users, signIn: differing })).toEqual({ examined: 2, says: [] });
  });

  it("does not know of an account of which it is not told", () => {
    const { login: _untold, ...una } = user(6, "Una", [2]);
    expect(ruleSays(localPassword, { users: [...users, una], signIn })).toMatchObject({
      state: "partly evaluated",
      says: [
        "local-password-u3 open: It has a password in Redash, and login by password is allowed.",
        "local-password-u6 unknown: Redash does not tell whether it has a password.",
      ],
    });
  });

  it("is not evaluated where Redash does not tell how people sign in", () => {
    expect(ruleSays(localPassword, { users, signIn: {} })).toMatchObject({
      state: "not evaluated",
      examined: null,
    });
  });
});
