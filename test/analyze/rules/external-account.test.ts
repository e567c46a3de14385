import { describe, expect, it } from "vitest";
import externalAccount from "../../../src/analyze/rules/external-account.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { user } from "../../helpers/snapshots.js";

const at = (id: number, email: string) => user(id, `U${id}`, [2], { email });
const risk = { internalDomains: ["example.com"] };

describe("external-account", () => {
  it("finds addresses of other domains, subdomains and lookalikes too", () => {
    const users = [
      at(3, "ana@example.com"),
      at(4, "Zoe.Mixed@Example.ORG"),
      at(5, "bo@mail.example.com"),
      at(6, " cy@EXAMPLE.com "),
      at(7, "di@example.com@evil.example"),
      { ...at(8, "gone@example.org"), disabled: true },
    ];
    expect(ruleSays(externalAccount, { users }, { risk })).toEqual({
      examined: 5,
      says: [
        "external-account-u4 open: Its domain is example.org.",
        "external-account-u5 open: Its domain is mail.example.com.",
        "external-account-u7 open: Its domain is evil.example.",
      ],
    });
    expect(ruleSays(externalAccount, { users }, { risk, accepted: ["*-u4"] }).says[0]).toBe(
      "external-account-u4 accepted: Its domain is example.org.",
    );
  });

  it("does not know where the e-mail is no address", () => {
    expect(ruleSays(externalAccount, { users: [at(3, "jdoe"), at(4, "")] }, { risk }).says).toEqual([
      "external-account-u3 unknown: Its e-mail is no address, so it has no domain.",
      "external-account-u4 unknown: Its e-mail is no address, so it has no domain.",
    ]);
  });

  it("is not evaluated where the config file names no domains", () => {
    expect(ruleSays(externalAccount, { users: [at(3, "ana@example.com")] })).toMatchObject({
      state: "not evaluated",
      examined: null,
    });
  });
});
