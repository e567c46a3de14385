import { describe, expect, it } from "vitest";
import { loginEffect } from "../../src/drift/sign-in.js";
import type { Standing } from "../../src/drift/standing.js";
import type { SamlGroups } from "../../src/drift/types.js";
import type { IdentityStatus } from "../../src/model/directory.js";
import { identity } from "../helpers/drift.js";

const ENABLED = { disabled: false, pending: false };
const PENDING = { disabled: false, pending: true };
const GONE: Standing = {
  kind: "no login",
  because: "not in the directory",
  identity: null,
  since: null,
  restsOn: "",
  notKnown: "",
};
const UNMATCHED: Standing = { kind: "not known", because: "" };
const may = (status: IdentityStatus = "active"): Standing => ({
  kind: "may log in",
  identity: identity("ana", { status }),
});

describe("the effect of the next login", () => {
  it.each([may(), GONE, UNMATCHED])("is refused for a disabled account, whoever it is", (standing) => {
    for (const pending of [true, false]) {
      expect(loginEffect({ disabled: true, pending }, standing, { saml: true }, "sent")).toBe("refused");
    }
  });

  it("does not come of somebody who left, and is not known of nobody", () => {
    for (const user of [ENABLED, PENDING]) {
      expect(loginEffect(user, GONE, { saml: true }, "sent")).toBe("none comes");
      expect(loginEffect(user, UNMATCHED, { saml: true }, "sent")).toBe("not known");
    }
  });

  it("activates a pending account of an active identity where SAML is on", () => {
    expect(loginEffect(PENDING, may(), { saml: true }, "not_sent")).toBe("activates");
    expect(loginEffect(PENDING, may("unknown"), { saml: true }, "sent")).toBe("not known");
    expect(loginEffect(PENDING, may(), { saml: false, google: true }, "sent")).toBe("not known");
    expect(loginEffect(PENDING, may(), {}, "sent")).toBe("not known");
  });

  it.each<readonly [boolean | undefined, SamlGroups, string]>([
    [true, "sent", "sets groups"],
    [true, "not_sent", "nothing"],
    [true, "unknown", "not known"],
    [false, "sent", "nothing"],
    [false, "unknown", "nothing"],
    [undefined, "sent", "not known"],
    [undefined, "not_sent", "nothing"],
  ])("with SAML %s and the attribute %s: %s", (saml, samlGroups, effect) => {
    const signIn = saml === undefined ? {} : { saml };
    expect(loginEffect(ENABLED, may(), signIn, samlGroups)).toBe(effect);
    expect(loginEffect({ disabled: false }, may("unknown"), signIn, samlGroups)).toBe(effect);
  });
});
