import { describe, expect, it } from "vitest";
import { collectFrom, simulator, VERSIONS } from "../helpers/collect.js";

const ORGANISATION = {
  settings: {
    auth_password_login_enabled: false,
    auth_saml_enabled: true,
    auth_google_apps_domains: ["example.com"],
    disable_public_urls: true,
  },
  groups: [],
  dataSources: [],
  users: [],
};

describe("how people may sign in", () => {
  it.each(VERSIONS)("is read from Redash %s, LDAP and public links from 10 on", async (version) => {
    const { signIn, settings, sections } = await collectFrom(
      await simulator({ organisation: ORGANISATION, version }),
      {},
    );
    const modern = Number.parseInt(version, 10) >= 10;
    const told = { passwordLogin: false, saml: true, google: false };
    expect(signIn).toEqual(modern ? { ...told, ldap: false } : told);
    const googleDomains = ["example.com"];
    expect(settings).toEqual(modern ? { publicLinks: false, googleDomains } : { googleDomains });
    expect(sections.settings).toMatchObject({ status: "complete", gaps: [] });
  });

  it.each(["8.0.0", "10.1.0"])("says so where Redash %s does not tell of public links", async (version) => {
    const spoilt = { kind: "spoil", path: "/api/settings/organization", as: "missing" } as const;
    const misbehaviours = [{ ...spoilt, field: "settings.disable_public_urls" }];
    const server = await simulator({ organisation: ORGANISATION, version, misbehaviours });
    const { settings, sections } = await collectFrom(server);
    expect(settings).toEqual({ googleDomains: ["example.com"] });
    const untold = "The settings of the organisation do not say whether public links are open.";
    expect(sections.settings.gaps.map(({ what }) => what)).toEqual(version === "8.0.0" ? [] : [untold]);
  });

  it("is unknown, and the run incomplete, where the settings cannot be read", async () => {
    const refused = { kind: "refuse" as const, path: "/api/settings/organization", status: 500 };
    const server = await simulator({
      organisation: ORGANISATION,
      version: "26.3.0",
      misbehaviours: [refused],
    });
    const { signIn, settings, sections } = await collectFrom(server, {});
    expect(signIn).toEqual({ google: false, ldap: false });
    expect(settings).toEqual({});
    expect(sections.settings.status).toBe("failed");
    expect(sections.settings.gaps.map(({ code }) => code)).toEqual(["settings-unreadable"]);
  });
});
