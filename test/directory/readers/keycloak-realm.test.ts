import { describe, expect, it } from "vitest";
import keycloakRealm from "../../../src/directory/readers/keycloak-realm.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";
import { thrownBy } from "../../helpers/thrown.js";

const REALM = { realm: "nordlicht", sslRequired: "external", accessTokenLifespan: 300 };
const ANA = { id: "1", username: "ana", enabled: true, groups: [] };

describe("keycloak-realm", () => {
  it("reads users with the paths of their groups, and no credentials", () => {
    const heard = readRecords(keycloakRealm, jsonFixture("keycloak-realm/nordlicht-realm.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a01"],
        status: "active",
        statusAs: "enabled true",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        name: "Ana Alvarez",
        manager: "mberg",
        department: "Finance",
        createdAt: "2024-02-01T09:00:00.000Z",
        memberOf: [
          { id: "/teams/analysts", name: "analysts", kind: "group" },
          { id: "/R~/D", name: "R/D", kind: "group" },
        ],
        groupsKnown: true,
      },
      {
        ids: ["0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a02"],
        status: "inactive",
        statusAs: "enabled false",
        mail: "ben@nordlicht.example",
        login: "ben",
        createdAt: "2024-05-02T09:00:00.000Z",
        memberOf: [],
        groupsKnown: true,
      },
      {
        ids: ["0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a03"],
        status: "active",
        statusAs: "enabled true",
        mail: "redash@nordlicht.example",
        login: "service-account-redash",
        kind: "service",
        createdAt: "2024-05-02T09:00:00.000Z",
        memberOf: [],
        groupsKnown: true,
      },
    ]);
    expect(heard.skipped).toEqual([
      "nordlicht-realm.json: record 1 of scopeMappings (line 81)",
      "nordlicht-realm.json: record 1 of clients (line 82)",
    ]);
  });

  it("reads the tree of groups: a subgroup is no member of its parent", () => {
    const heard = readRecords(keycloakRealm, jsonFixture("keycloak-realm/nordlicht-realm.json"));
    expect(heard.groups).toEqual([
      { ids: ["g-1", "/teams"], name: "teams", groupsKnown: true },
      { ids: ["g-2", "/teams/analysts"], name: "analysts", groupsKnown: true },
      { ids: ["/R~/D"], name: "R/D", groupsKnown: true },
      { ids: ["/R~/D/lab"], name: "lab", groupsKnown: true },
    ]);
    expect(heard.partial).toEqual([]);
  });

  it("reads a part, which has users alone", () => {
    const heard = readRecords(keycloakRealm, jsonFixture("keycloak-realm/nordlicht-users-0.json"));
    expect(heard.identities).toMatchObject([
      { login: "cyd", memberOf: [{ id: "/teams", name: "teams", kind: "group" }] },
    ]);
    expect(heard).toMatchObject({
      groups: [{ ids: ["/teams"], name: "teams", groupsKnown: true }],
      absent: [],
      warnings: [],
    });
  });

  it("does not know the groups of a user whose list is not given", () => {
    const { groups: _, ...user } = ANA;
    expect(readRecords(keycloakRealm, jsonFile("r.json", { ...REALM, users: [user] })).identities).toEqual([
      { ids: ["1"], login: "ana", status: "active", statusAs: "enabled true" },
    ]);
  });

  it.each([
    ["without the list", {}],
    ["with an empty list", { users: [] }],
  ])("refuses the console's export by name, %s of users", (_, more) => {
    const file = jsonFile("realm-export.json", { ...REALM, groups: [{ name: "teams" }], ...more });
    const problem = thrownBy(() => readRecords(keycloakRealm, file));
    expect(problem).toMatchObject({
      code: "directory_unreadable",
      message: "This export of a Keycloak realm has no users.",
      place: "realm-export.json",
      ownHint: expect.stringContaining("console's export never has users"),
    });
  });

  it("takes the realm file beside files of users for what it is: its groups", () => {
    const file = jsonFile("nordlicht-realm.json", { ...REALM, groups: [{ name: "teams" }] });
    expect(readRecords(keycloakRealm, file)).toMatchObject({
      groups: [{ ids: ["/teams"], name: "teams" }],
      absent: ["people"],
      warnings: ["It has no users: give the <realm>-users-N.json files of the same export too."],
    });
  });

  it("is partial where a group has more subgroups than are given", () => {
    const group = { name: "teams", subGroupCount: 2, subGroups: [{ name: "a", subGroupCount: 0 }] };
    const file = jsonFile("r.json", { ...REALM, groups: [group], users: [ANA] });
    expect(readRecords(keycloakRealm, file).partial).toEqual([
      { why: "/teams has 2 subgroups, and 1 of them are given.", of: "groups" },
    ]);
  });

  it("lists groups without a name and users without any", () => {
    const file = jsonFile("r.json", {
      ...REALM,
      groups: [{ id: "g" }, { name: "teams", subGroups: [{ id: "h" }] }],
      users: [ANA, { enabled: true }],
    });
    expect(readRecords(keycloakRealm, file)).toMatchObject({
      groups: [{ name: "teams" }],
      unusable: [
        { place: "r.json: record 1 of groups (line 1)", why: "a group without a name" },
        { place: "r.json: record 2 of users (line 1)", why: "neither an id, a username nor an email" },
      ],
      warnings: ["r.json: record 2 of groups (line 1): a group without a name."],
    });
  });

  it("refuses a list of realms", () => {
    const file = jsonFile("all.json", [
      { ...REALM, users: [ANA] },
      { ...REALM, realm: "master" },
    ]);
    expect(keycloakRealm.recognises(sampleOf(file))).toBe(true);
    expect(keycloakRealm.refuses?.(sampleOf(file))).toMatch(/^It is a list of realms/);
    expect(keycloakRealm.refuses?.(sampleOf(jsonFile("r.json", { ...REALM, users: [ANA] })))).toBeUndefined();
  });
});
