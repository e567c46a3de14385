import { describe, expect, it } from "vitest";
import { collectFrom, simulator, VERSIONS } from "../helpers/collect.js";

const ORGANISATION = {
  settings: { auth_password_login_enabled: false, auth_saml_enabled: true },
  groups: [],
  dataSources: [],
  users: [],
};

describe("how people may sign in", () => {
  it.each(VERSIONS)("is read from Redash %s, LDAP from 10 on", async (version) => {
    const { signIn, sections } = await collectFrom(
      await simulator({ organisation: ORGANISATION, version }),
      {},
    );
    const told = { passwordLogin: false, saml: true, google: false };
    expect(signIn).toEqual(Number.parseInt(version, 10) >= 10 ? { ...told, ldap: false } : told);
    expect(sections.settings).toMatchObject({ status: "complete", gaps: [] });
  });

  it("is unknown, and the run incomplete, where the settings cannot be read", async () => {
    const refused = { kind: "refuse" as const, path: "/api/settings/organization", status: 500 };
    const server = await simulator({
      organisation: ORGANISATION,
      version: "26.3.0",
      misbehaviours: [refused],
    });
    const { signIn, sections } = await collectFrom(server, {});
    expect(signIn).toEqual({ google: false, ldap: false });
    expect(sections.settings.status).toBe("failed");
    expect(sections.settings.gaps.map(({ code }) => code)).toEqual(["settings-unreadable"]);
  });
});
