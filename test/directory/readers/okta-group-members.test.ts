import { describe, expect, it } from "vitest";
import oktaGroupMembers from "../../../src/directory/readers/okta-group-members.js";
import oktaUsers from "../../../src/directory/readers/okta-users.js";
import { jsonFixture, jsonRecords, readRecords, sampleOf } from "../../helpers/directory.js";

const ADA = { id: "00u1nordlichtAda0001", kind: "person" };
const CEM = { id: "00u1nordlichtCem0002", kind: "person" };
const GUS = { id: "00u1nordlichtGus0006", kind: "person" };

const groupsOf = (fixture: string) =>
  readRecords(oktaGroupMembers, jsonFixture(`okta-group-members/${fixture}`)).groups;

describe("okta-group-members", () => {
  it("takes the group's id from the file's name", () => {
    expect(groupsOf("members-of-00g1nordlichtFinan02.json")).toEqual([
      { ids: ["00g1nordlichtFinan02"], members: [ADA, GUS], groupsKnown: true },
    ]);
  });

  it("takes the group's name from the file's name", () => {
    expect(groupsOf("members-of-redash-ops.json")).toEqual([
      { ids: [], name: "redash-ops", members: [CEM], groupsKnown: true },
    ]);
  });

  it("takes the group from a wrapper, and groups from a list of wrappers", () => {
    expect(groupsOf("group-and-users.json")).toEqual([
      { ids: ["00g1nordlichtFinan02"], name: "redash-finance", members: [ADA, CEM], groupsKnown: true },
    ]);
    expect(groupsOf("all-groups.json")).toEqual([
      { ids: ["00g1nordlichtFinan02"], name: "redash-finance", members: [ADA, GUS], groupsKnown: true },
      { ids: ["00g1nordlichtOperat3"], members: [ADA], groupsKnown: true },
      { ids: ["00g1nordlichtEmpty04"], members: [], groupsKnown: true },
    ]);
  });

  it("knows a group that has no member", () => {
    expect(groupsOf("members-of-00g1nordlichtEmpty04.json")).toEqual([
      { ids: ["00g1nordlichtEmpty04"], members: [], groupsKnown: true },
    ]);
  });

  it("tells of members what users' lists tell, deprovisioned ones too, and takes them for no list of people", () => {
    const file = jsonFixture("okta-group-members/members-of-00g1nordlichtFinan02.json");
    expect(readRecords(oktaGroupMembers, file).identities).toMatchObject([
      { ids: [ADA.id], status: "active", mail: "ada.behrens@nordlicht.example", mentioned: true },
      { ids: [GUS.id], status: "inactive", statusAs: "DEPROVISIONED", mentioned: true },
    ]);
    expect(oktaGroupMembers.holds.people).toBe(false);
  });

  it("does not evaluate a group of exactly a page", () => {
    const users = Array.from({ length: 1000 }, (_, index) => ({
      id: `u${index}`,
      status: "ACTIVE",
      profile: { login: `u${index}` },
    }));
    const heard = readRecords(oktaGroupMembers, jsonRecords("members-of-all.json", users));
    expect(heard.groups[0]?.incompleteBecause).toMatch(/exactly 1000/);
    expect(heard.partial).toEqual([]);
  });

  it("makes a member that cannot be read the group's gap", () => {
    const heard = readRecords(oktaGroupMembers, jsonRecords("members-of-ops.json", [{ status: "ACTIVE" }]));
    expect(heard.unusable).toHaveLength(1);
    expect(heard.groups[0]).toMatchObject({
      members: [],
      incompleteBecause: "1 of its members cannot be read",
    });
  });

  it("refuses a list that does not say of which group, which is the one of users by its looks", () => {
    const sample = sampleOf({
      ...jsonFixture("okta-group-members/members-of-redash-ops.json"),
      fileName: "redash-ops.json",
    });
    expect([oktaGroupMembers.recognises(sample), oktaUsers.recognises(sample)]).toEqual([false, true]);
    expect(oktaGroupMembers.refuses?.(sample)).toMatch(/members-of-GROUP\.json/);
  });
});
