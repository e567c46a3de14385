import { describe, expect, it } from "vitest";
import awsIdentityCenter from "../../../src/directory/readers/aws-identity-center.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { jsonFile, jsonFixture } from "../../helpers/json-fixture.js";

const GROUP = "906751e3-10f1-7000-8000-0000000000a1";
const ANA = "906751e3-10f1-7000-8000-000000000001";
const MEMBERS_FILE = `members-of-${GROUP}.json`;
const membership = (groupId: string, userId: string) => ({
  IdentityStoreId: "d-1234567890",
  GroupId: groupId,
  MemberId: { UserId: userId },
});

describe("aws-identity-center", () => {
  it("reads users, whose status older versions of the command do not tell", () => {
    const heard = readRecords(awsIdentityCenter, jsonFixture("aws-identity-center/users.json"));
    expect(heard.identities).toEqual([
      {
        ids: [ANA],
        status: "unknown",
        mail: "ana@nordlicht.example",
        login: "aalvarez",
        aliases: ["ana@home.example"],
        name: "Ana Alvarez",
        jobTitle: "Controller",
        workerType: "Employee",
      },
      {
        ids: ["906751e3-10f1-7000-8000-000000000002"],
        status: "inactive",
        statusAs: "DISABLED",
        mail: "ben@nordlicht.example",
        login: "ben@nordlicht.example",
        name: "Ben Kim",
      },
    ]);
    expect(heard).toMatchObject({ partial: [], absent: ["groups"] });
  });

  it("reads groups", () => {
    expect(readRecords(awsIdentityCenter, jsonFixture("aws-identity-center/groups.json"))).toMatchObject({
      groups: [{ ids: [GROUP], name: "redash-analysts", groupsKnown: true }],
      absent: ["people"],
    });
  });

  it("takes memberships for all members of the group that the file is named after", () => {
    const heard = readRecords(awsIdentityCenter, jsonFixture(`aws-identity-center/${MEMBERS_FILE}`));
    expect(heard).toMatchObject({ identities: [], absent: ["people"], warnings: [] });
    expect(heard.groups).toEqual([
      { ids: [GROUP], members: [{ id: ANA, kind: "person" }], groupsKnown: true },
    ]);
  });

  it("takes them for no whole list of any group where nothing says so: they may be one person's", () => {
    const heard = readRecords(awsIdentityCenter, jsonFixture("aws-identity-center/memberships.json"));
    expect(heard.identities).toEqual([
      {
        ids: ["906751e3-10f1-7000-8000-000000000002"],
        status: "unknown",
        mentioned: true,
        memberOf: [{ id: GROUP, kind: "group" }],
      },
    ]);
    expect(heard.groups).toEqual([]);
    expect(heard.warnings).toEqual([
      "It does not say that it holds all members of a group: name it members-of-<group id>.json.",
    ]);
  });

  it("reads an empty group", () => {
    const file = jsonFile(MEMBERS_FILE, { GroupMemberships: [] });
    expect(awsIdentityCenter.recognises(sampleOf(file))).toBe(true);
    expect(readRecords(awsIdentityCenter, file).groups).toEqual([
      { ids: [GROUP], members: [], groupsKnown: true },
    ]);
  });

  it("lists memberships of another group than the file's, and without a user: the group is then not whole", () => {
    const file = jsonFile("members-of-analysts.json", {
      GroupMemberships: [membership(GROUP, ANA), membership("g-2", ANA), { GroupId: GROUP, MemberId: {} }],
    });
    expect(readRecords(awsIdentityCenter, file)).toMatchObject({
      groups: [{ ids: [GROUP], name: "analysts", incompleteBecause: "2 of its members cannot be read" }],
      unusable: [
        { why: "it is of another group than the file's first" },
        { why: "it lacks the GroupId or the UserId" },
      ],
    });
  });

  it("is partial with a NextToken, in what it holds", () => {
    const users = jsonFile("u.json", { Users: [{ UserId: ANA }], NextToken: "t" });
    expect(readRecords(awsIdentityCenter, users).partial).toEqual([
      { why: "It has a NextToken: there are more pages.", of: "people" },
    ]);
    const members = jsonFile(MEMBERS_FILE, { GroupMemberships: [membership(GROUP, ANA)], NextToken: "t" });
    expect(readRecords(awsIdentityCenter, members)).toMatchObject({
      partial: [{ of: "groups" }],
      groups: [{ incompleteBecause: "its list has a NextToken: there are more members" }],
    });
  });

  it("recognises neither IAM's users nor Cognito's, whose list has the same name", () => {
    const iam = { Users: [{ UserName: "ana", UserId: "AIDA1", Arn: "arn:aws:iam::1:user/ana", Path: "/" }] };
    const cognito = { Users: [{ Username: "ana", Attributes: [], Enabled: true, UserStatus: "CONFIRMED" }] };
    expect(awsIdentityCenter.recognises(sampleOf(jsonFile("u.json", iam)))).toBe(false);
    expect(awsIdentityCenter.recognises(sampleOf(jsonFile("u.json", cognito)))).toBe(false);
  });

  it("lists a user and a group without id and name", () => {
    const file = jsonFile("u.json", { Users: [{}], Groups: [{}] });
    expect(readRecords(awsIdentityCenter, file).unusable.map(({ why }) => why)).toEqual([
      "neither a UserId, a UserName nor an e-mail",
      "neither a GroupId nor a DisplayName",
    ]);
  });
});
