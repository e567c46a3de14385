import { describe, expect, it } from "vitest";
import keycloakUsers from "../../../src/directory/readers/keycloak-users.js";
import { readRecords } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const users = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    username: `u${index}`,
    createdTimestamp: 1,
  }));

describe("keycloak-users", () => {
  it("reads users, and knows nothing of their groups", () => {
    const heard = readRecords(keycloakUsers, jsonFixture("keycloak-users/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a01"],
        status: "active",
        statusAs: "enabled true",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        name: "Ana Alvarez",
        department: "Finance",
        createdAt: "2024-02-01T09:00:00.000Z",
      },
      {
        ids: ["0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a02"],
        status: "inactive",
        statusAs: "enabled false",
        login: "ben",
        createdAt: "2024-05-02T09:00:00.000Z",
      },
    ]);
    expect(heard).toMatchObject({ groups: [], absent: ["groups"] });
  });

  it("reads the members of the group that the file is named after, who are no list of people", () => {
    const heard = readRecords(keycloakUsers, jsonFixture("keycloak-users/members-of-analysts.json"));
    const id = "0a8f0e5e-3f43-4d9c-9b59-0d7a3f5f0a01";
    expect(heard).toMatchObject({
      identities: [{ ids: [id], mentioned: true }],
      absent: ["people"],
      doubts: [],
    });
    expect(heard.groups).toEqual([
      {
        ids: [],
        name: "analysts",
        members: [{ id, address: "ana@nordlicht.example", kind: "person" }],
        groupsKnown: true,
      },
    ]);
  });

  it("does not know the status where enabled is missing, and lists who has no name", () => {
    expect(
      readRecords(keycloakUsers, jsonFile("u.json", [...users(1), { createdTimestamp: 1 }])),
    ).toMatchObject({
      identities: [{ status: "unknown" }],
      unusable: [{ place: "u.json: record 2 (line 1)", why: "neither a username nor an email" }],
    });
  });

  it.each([
    [99, 0],
    [100, 1],
    [101, 0],
  ])("doubts %i users: %i", (count, doubts) => {
    expect(readRecords(keycloakUsers, jsonFile("u.json", users(count))).doubts).toHaveLength(doubts);
  });
});
