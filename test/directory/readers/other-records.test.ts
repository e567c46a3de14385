import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/directory/read-file.js";
import { READERS } from "../../../src/directory/readers/index.js";
import { fileOf } from "../../helpers/directory-input.js";

/** More than the sample from which the format is recognised. */
const OWN = 60;

const mail = (number: number) => `p${number}@nordlicht.example`;
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const oktaUser = (number: number) => ({
  id: `00u${String(number).padStart(17, "0")}`,
  status: "ACTIVE",
  profile: { login: mail(number), email: mail(number) },
});
const oktaAssignment = (number: number) => ({
  ...oktaUser(number),
  scope: "USER",
  syncState: "DISABLED",
  credentials: { userName: mail(number) },
});
const oktaGroup = (number: number) => ({
  id: `00g${String(number).padStart(17, "0")}`,
  type: "OKTA_GROUP",
  profile: { name: `group ${number}` },
});
const entraUser = (number: number) => ({
  id: guid(number),
  userPrincipalName: mail(number),
  mail: mail(number),
  displayName: `Person ${number}`,
});
const entraGroup = (number: number) => ({
  id: guid(number),
  displayName: `group ${number}`,
  mail: mail(number),
  securityEnabled: true,
  groupTypes: [],
});
const googleUser = (number: number) => ({ id: `${number}`, primaryEmail: mail(number), suspended: false });
const googleGroup = (number: number) => ({ id: `g${number}`, email: mail(number), directMembersCount: "3" });
const keycloakUser = (number: number) => ({
  id: guid(number),
  username: `p${number}`,
  createdTimestamp: 1_700_000_000_000,
  enabled: true,
});
const oneLoginUser = (number: number) => ({
  id: number,
  email: mail(number),
  status: 1,
  role_ids: [],
});
const jumpCloudUser = (number: number) => ({
  _id: String(number).padStart(24, "0"),
  username: `p${number}`,
  email: mail(number),
  activated: true,
  suspended: false,
});
const pingOneUser = (number: number) => ({
  id: guid(number),
  username: `p${number}`,
  enabled: true,
  population: { id: "p" },
  environment: { id: "e" },
});

describe("a record of another kind behind the first ones of a list that was put together by hand", () => {
  it.each([
    ["okta-users", oktaUser, oktaGroup(99)],
    ["okta-users", oktaUser, oktaAssignment(99)],
    ["okta-groups", oktaGroup, oktaUser(99)],
    ["okta-application-users", oktaAssignment, oktaUser(99)],
    ["entra-users", entraUser, entraGroup(99)],
    ["entra-groups", entraGroup, entraUser(99)],
    ["google-users", googleUser, googleGroup(99)],
    ["google-groups", googleGroup, googleUser(99)],
    ["keycloak-users", keycloakUser, { id: guid(99), name: "group", path: "/group" }],
    ["onelogin", oneLoginUser, { id: 99, name: "role" }],
    ["jumpcloud", jumpCloudUser, { _id: "9".repeat(24), hostname: "laptop" }],
    ["pingone", pingOneUser, { id: guid(99), name: "group" }],
  ])("is unusable to %s, and counts as nobody (%#)", async (format, own, other) => {
    const records = Array.from({ length: OWN }, (_, number) => own(number));
    const one = { readers: READERS };
    const alone = await readFile(fileOf("export.json", JSON.stringify(records)), one);
    const mixed = await readFile(fileOf("export.json", JSON.stringify([...records, other])), one);
    expect(mixed.file).toMatchObject({ format, read: OWN + 1, used: OWN });
    expect(mixed.file.unusable.map(({ place }) => place)).toEqual(["export.json: record 61 (line 1)"]);
    expect(mixed.identities).toEqual(alone.identities);
    expect(mixed.groups).toEqual(alone.groups);
  });
});

describe("a list of the deleted alone", () => {
  const deleted = "2026-10-01T08:00:00.000Z";
  it.each([
    ["okta-users", oktaUser, { status: "DEPROVISIONED" }],
    ["entra-users", entraUser, { deletedDateTime: deleted }],
    ["google-users", googleUser, { deletionTime: deleted }],
  ])("is no list of people to %s: it says nothing of who is not in it", async (format, own, gone) => {
    const read = (...records: object[]) =>
      readFile(fileOf("export.json", JSON.stringify(records)), { readers: READERS });
    expect((await read({ ...own(1), ...gone })).file).toMatchObject({
      format,
      people: "absent",
      inactive: 1,
    });
    expect((await read({ ...own(1), ...gone }, own(2))).file.people).toBe("whole");
  });
});

describe("a total that the server writes as text", () => {
  const scim = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  const user = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], id: "1", userName: "ana" };
  it.each([
    ["scim", { schemas: [scim], totalResults: "500", Resources: [user] }],
    ["scim", { schemas: [scim], totalResults: "1", startIndex: "101", Resources: [user] }],
    ["entra-users", { "@odata.count": "500", value: [entraUser(1)] }],
    ["jumpcloud", { totalCount: "500", results: [jumpCloudUser(1)] }],
    ["pingone", { count: "500", _embedded: { users: [pingOneUser(1)] } }],
  ])("tells of missing entries in %s (%#)", async (format, body) => {
    const { file } = await readFile(fileOf("export.json", JSON.stringify(body)), { readers: READERS });
    expect(file).toMatchObject({ format, people: "partial" });
    expect(file.partialBecause).toHaveLength(1);
  });
});
