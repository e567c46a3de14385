import { describe, expect, it } from "vitest";
import { joinParts } from "../../../src/directory/joining/join.js";
import type { IdentityRecord } from "../../../src/directory/reader.js";
import type { Directory } from "../../../src/model/directory.js";
import { directorySchema } from "../../../src/model/directory.js";
import { group, partOf, person, type SaidFile, type Says } from "../../helpers/directory-parts.js";
import { thrownBy } from "../../helpers/thrown.js";

const ANNA = "anna@nordlicht.example";
const BERK = "berk@nordlicht.example";

const USERS = { assignments: false, groups: false, memberships: false };
const MEMBERS = { people: false, assignments: false };
const ASSIGNED = { people: false, groups: false, memberships: false };

function okta(name: string, holds: NonNullable<SaidFile["holds"]>, ...says: Says[]): SaidFile {
  return { name: `${name}.json`, format: `okta-${name}`, holds, says };
}

function join(...files: SaidFile[]): Directory {
  const directory = joinParts(files.map(partOf));
  expect(directorySchema.parse(directory)).toEqual(directory);
  return directory;
}

describe("one person in several files", () => {
  it("is one by id: users, a group's members and the application's users", () => {
    const directory = join(
      okta("users", USERS, person({ ids: ["00u1"], status: "active", mail: ANNA, department: "Finance" })),
      okta("groups", MEMBERS, group({ ids: ["00g1"], name: "finance", members: [{ id: "00u1" }] })),
      okta("app", ASSIGNED, person({ ids: ["00u1"], login: "a.berg", mentioned: true, assigned: true })),
    );
    expect(directory.identities).toEqual([
      {
        key: "id:00u1",
        ids: ["00u1"],
        status: "active",
        mail: ANNA,
        login: "a.berg",
        department: "Finance",
        assigned: true,
        groups: ["id:00g1"],
        groupsKnown: false,
        places: ["app.json: record 1", "users.json: record 1"],
      },
    ]);
    expect(directory.groups).toEqual([
      {
        key: "id:00g1",
        ids: ["00g1"],
        name: "finance",
        groups: [],
        groupsKnown: false,
        membersKnown: true,
        everybody: false,
        places: ["groups.json: record 1"],
      },
    ]);
    expect(directory).toMatchObject({
      people: "whole",
      assignments: "whole",
      groupsGiven: true,
      memberships: 1,
      warnings: [],
    });
  });

  it("is one by an address in any of mail, UPN and login, whatever its case", () => {
    const { identities } = join(
      okta("users", USERS, person({ ids: ["00u1"], status: "active", mail: "Anna@Nordlicht.example" })),
      { name: "entra.json", format: "entra-users", holds: USERS, says: [person({ ids: ["e1"], upn: ANNA })] },
      {
        name: "app.csv",
        format: "mapped-csv",
        holds: USERS,
        says: [person({ login: ANNA, jobTitle: "Clerk" })],
      },
    );
    expect(identities).toMatchObject([
      { key: "id:00u1", ids: ["00u1", "e1"], status: "active", jobTitle: "Clerk" },
    ]);
  });

  it("is never one by an alias or a name", () => {
    const { identities } = join(
      okta("users", USERS, person({ ids: ["00u1"], mail: ANNA, name: "Anna Berg" })),
      {
        name: "entra.json",
        format: "entra-users",
        says: [person({ ids: ["e1"], mail: BERK, aliases: [ANNA], name: "Anna Berg" })],
      },
    );
    expect(identities).toHaveLength(2);
  });

  it("is two where one provider has two ids, though they share a mail", () => {
    const { identities, warnings } = join(
      okta("users", USERS, person({ ids: ["00u1"], mail: ANNA, login: ANNA })),
      okta("more", USERS, person({ ids: ["00u2"], mail: ANNA, login: "adm-anna@nordlicht.example" })),
    );
    expect(identities.map(({ key }) => key)).toEqual(["id:00u1", "id:00u2"]);
    expect(warnings).toEqual([`1 e-mail is that of several people: ${ANNA}.`]);
  });

  it("keeps the first of two mails and makes the other an alias, and says so", () => {
    const { identities, warnings } = join(
      okta("users", USERS, person({ ids: ["00u1"], mail: "b@nordlicht.example" })),
      okta("more", USERS, person({ ids: ["00u1"], mail: "a@nordlicht.example" })),
    );
    expect(identities).toMatchObject([{ mail: "a@nordlicht.example", aliases: ["b@nordlicht.example"] }]);
    expect(warnings).toEqual([
      "Files differ in the e-mail of 1 person: a@nordlicht.example and b@nordlicht.example. The first is taken, the others count as aliases.",
    ]);
  });

  it("is not made one with another by a third record that has an address of each", () => {
    const { identities } = join(
      okta("users", USERS, person({ ids: ["00u1"], mail: ANNA }), person({ ids: ["00u2"], mail: BERK })),
      { name: "hr.csv", format: "mapped-csv", holds: USERS, says: [person({ login: ANNA, mail: BERK })] },
    );
    expect(identities.map(({ key }) => key)).toEqual(["id:00u1", "id:00u2", `login:${ANNA}`]);
  });

  it("is refused where a third record has the ids of two entries of one list", () => {
    const problem = thrownBy(() =>
      join(
        okta("users", USERS, person({ ids: ["00u1"] }), person({ ids: ["00u2"] })),
        okta("more", USERS, person({ ids: ["00u1", "00u2"] })),
      ),
    );
    expect(problem.message).toBe(
      "Another file gives one person the ids of two: users.json: record 1 and users.json: record 2.",
    );
  });
});

describe("status", () => {
  it("is that of whoever tells it: unknown contradicts nothing", () => {
    const { identities } = join(
      okta("users", USERS, person({ ids: ["1"], status: "inactive", statusAs: "SUSPENDED" })),
      okta("app", ASSIGNED, person({ ids: ["1"], mentioned: true, statusAs: "ACTIVE" })),
    );
    expect(identities).toMatchObject([{ status: "inactive", statusAs: "SUSPENDED" }]);
  });

  it("keeps that somebody has not started, where a record that tells the status says so", () => {
    const staged = { ids: ["1"], status: "inactive", statusAs: "STAGED", notYetActive: true } as const;
    const { identities } = join(
      okta("users", USERS, person(staged)),
      okta("members", MEMBERS, person({ ids: ["1"], status: "inactive", mentioned: true })),
    );
    expect(identities).toMatchObject([{ status: "inactive", notYetActive: true }]);
  });

  it("that contradicts is refused, with both places and the number of others", () => {
    const problem = thrownBy(() =>
      join(
        okta("users", USERS, ...["1", "2"].map((id) => person({ ids: [id], status: "active" }))),
        okta(
          "members",
          MEMBERS,
          ...["1", "2"].map((id) => person({ ids: [id], status: "inactive", mentioned: true })),
        ),
      ),
    );
    expect(problem.code).toBe("directory_contradicts");
    expect(problem.message).toBe(
      "1 is active in users.json: record 1 and inactive in members.json: record 1. There are 1 more such contradictions.",
    );
    expect(problem.place).toBe("users.json: record 1, members.json: record 1");
  });
});

describe("groups by themselves", () => {
  it("make identities of members with an address, of unknown status, once for all groups", () => {
    const directory = join({
      name: "members.csv",
      format: "gam-group-members-csv",
      holds: { people: false, status: false, assignments: false },
      says: [
        group({ name: "finance", members: [{ address: "Anna@Nordlicht.example" }, { address: "berk" }] }),
        group({ name: "ops", members: [{ address: ANNA, kind: "person" }] }),
      ],
    });
    expect(directory.identities).toEqual([
      {
        key: "login:berk",
        ids: [],
        status: "unknown",
        login: "berk",
        groups: ["name:finance"],
        groupsKnown: false,
        places: ["members.csv: record 1"],
      },
      {
        key: `mail:${ANNA}`,
        ids: [],
        status: "unknown",
        mail: "Anna@Nordlicht.example",
        groups: ["name:finance", "name:ops"],
        groupsKnown: false,
        places: ["members.csv: record 1", "members.csv: record 2"],
      },
    ]);
    expect(directory).toMatchObject({ people: "absent", groupsGiven: true, memberships: 3 });
    expect(directory.groups.map(({ membersKnown }) => membersKnown)).toEqual([true, true]);
  });

  it("are not wholly known where a bare id names nobody", () => {
    const { groups, identities, warnings } = join(
      okta("groups", MEMBERS, group({ ids: ["g1"], name: "finance", members: [{ id: "u1" }, { id: "u2" }] })),
      okta("users", USERS, person({ ids: ["u1"], mail: ANNA })),
    );
    expect(identities).toMatchObject([{ key: "id:u1", groups: ["id:g1"] }]);
    expect(groups).toMatchObject([
      { membersKnown: false, unknownBecause: "of 1 member it is not known who they are: u2" },
    ]);
    expect(warnings).toEqual([
      "Of 1 group not all members are known: finance (of 1 member it is not known who they are: u2).",
    ]);
  });

  it("that are known to be empty are known", () => {
    const { groups } = join(okta("groups", MEMBERS, group({ ids: ["g1"], name: "finance", members: [] })));
    expect(groups).toMatchObject([{ membersKnown: true }]);
  });

  it("without a list of members, or with a part of one, are not known", () => {
    const { groups } = join(
      okta(
        "groups",
        MEMBERS,
        group({ ids: ["g1"], name: "a" }),
        group({ ids: ["g2"], name: "b", members: [], incompleteBecause: "a next page" }),
      ),
    );
    expect(groups).toMatchObject([
      { membersKnown: false, unknownBecause: "no file lists its members" },
      { membersKnown: false, unknownBecause: "a next page" },
    ]);
  });

  it("of everybody are known", () => {
    const { groups } = join(okta("groups", MEMBERS, group({ ids: ["g1"], name: "a", everybody: true })));
    expect(groups).toMatchObject([{ everybody: true, membersKnown: true }]);
  });
});

describe("a group in several files", () => {
  it("is one by id; a name comes from where there is one", () => {
    const { groups } = join(
      okta("groups", { ...MEMBERS, memberships: false }, group({ ids: ["g1"], name: "finance" })),
      okta("members", MEMBERS, group({ ids: ["g1"], members: [], groupsKnown: true })),
      okta("users", USERS, person({ ids: ["u1"], memberOf: [{ id: "g2", name: "ops" }] })),
    );
    expect(groups).toMatchObject([
      { key: "id:g1", name: "finance", membersKnown: true, groupsKnown: true },
      {
        key: "id:g2",
        name: "ops",
        membersKnown: false,
        groupsKnown: false,
        places: ["users.json: record 1"],
      },
    ]);
  });

  it("is one by name where it has an id in one file alone, and one group has the name", () => {
    const byName = okta("members", MEMBERS, group({ name: "finance", members: [{ address: ANNA }] }));
    const one = join(okta("groups", MEMBERS, group({ ids: ["g1"], name: "finance" })), byName);
    expect(one.groups).toMatchObject([{ key: "id:g1", membersKnown: true }]);
    const two = join(
      okta(
        "groups",
        MEMBERS,
        group({ ids: ["g1"], name: "finance" }),
        group({ ids: ["g2"], name: "finance" }),
      ),
      byName,
    );
    expect(two.groups.map(({ key, membersKnown }) => [key, membersKnown])).toEqual([
      ["id:g1", false],
      ["id:g2", false],
      ["name:finance", true],
    ]);
  });

  it("is known where its lists agree or a cut one is within the whole one, else not", () => {
    const list = (name: string, ids: string[], incompleteBecause?: string) =>
      okta(
        name,
        MEMBERS,
        group({
          ids: ["g1"],
          name: "finance",
          members: ids.map((id) => ({ id })),
          ...(incompleteBecause === undefined ? {} : { incompleteBecause }),
        }),
      );
    const users = okta("users", USERS, person({ ids: ["1"] }), person({ ids: ["2"] }));
    expect(join(users, list("a", ["1", "2"]), list("b", ["2", "1"])).groups[0]?.membersKnown).toBe(true);
    expect(join(users, list("a", ["1", "2"]), list("b", ["2"], "cut")).groups[0]?.membersKnown).toBe(true);
    expect(join(users, list("a", ["1"]), list("b", ["2"], "cut")).groups[0]?.membersKnown).toBe(false);
    expect(join(users, list("a", ["1", "2"]), list("b", ["2"])).groups[0]).toMatchObject({
      membersKnown: false,
      unknownBecause: "its lists of members differ: a.json: record 1, b.json: record 1",
    });
  });
});

describe("groups in groups", () => {
  it("are edges by id or address, with cycles as written, and an inner group that no file lists is not known", () => {
    const directory = join({
      name: "members.json",
      format: "google-members",
      holds: MEMBERS,
      says: [
        group({
          ids: ["ga", "a@nordlicht.example"],
          name: "A",
          members: [
            { id: "gb", address: "b@nordlicht.example", kind: "group" },
            { address: "A@nordlicht.example" },
          ],
        }),
      ],
    });
    expect(directory.groups).toMatchObject([
      { key: "id:a@nordlicht.example", groups: ["id:a@nordlicht.example"], membersKnown: true },
      {
        key: "id:b@nordlicht.example",
        ids: ["b@nordlicht.example", "gb"],
        name: null,
        groups: ["id:a@nordlicht.example"],
        membersKnown: false,
      },
    ]);
    expect(directory.identities).toEqual([]);
    expect(directory.warnings[0]).toBe(
      "1 group is told by id alone: b@nordlicht.example. Give the list of groups too.",
    );
  });

  it("are told by a reference without kind where any file says that it is a group", () => {
    const says = [
      group({ ids: ["g1"], name: "outer", members: [{ id: "g2" }] }),
      group({ ids: ["g3"], name: "other", memberOf: [{ id: "g2", name: "inner" }] }),
    ];
    const { groups } = join({ name: "groups.json", format: "scim", holds: MEMBERS, says });
    expect(groups).toMatchObject([
      { key: "id:g1", membersKnown: true },
      { key: "id:g2", name: "inner", groups: ["id:g1"] },
      { key: "id:g3", groups: ["id:g2"] },
    ]);
  });

  it("are not guessed where an id is both a person's and a group's", () => {
    const { groups, identities } = join(
      {
        name: "users.json",
        format: "onelogin-users",
        holds: USERS,
        says: [person({ ids: ["7"], mail: ANNA })],
      },
      {
        name: "roles.json",
        format: "onelogin-roles",
        holds: MEMBERS,
        says: [group({ ids: ["7"], name: "a", members: [{ id: "7" }] })],
      },
    );
    expect(groups).toMatchObject([{ membersKnown: false, groups: [] }]);
    expect(identities).toMatchObject([{ groups: [] }]);
  });
});

describe("what may be one of several", () => {
  const twoOfOneMail = okta(
    "users",
    USERS,
    person({ ids: ["u1"], mail: ANNA, login: "anna-1@nordlicht.example" }),
    person({ ids: ["u2"], mail: ANNA, login: "anna-2@nordlicht.example" }),
    person({ ids: ["u3"], mail: BERK }),
  );

  it("is no further person, and is not known in the group that names it", () => {
    const { identities, groups, warnings } = join(
      twoOfOneMail,
      okta(
        "members",
        MEMBERS,
        group({ ids: ["g1"], name: "a", members: [{ address: ANNA }, { address: BERK }] }),
      ),
    );
    expect(identities.map(({ key, groups: its }) => [key, its])).toEqual([
      ["id:u1", []],
      ["id:u2", []],
      ["id:u3", ["id:g1"]],
    ]);
    expect(groups).toMatchObject([{ membersKnown: false, unknownBecause: expect.stringContaining(ANNA) }]);
    expect(warnings).toContain(
      `1 address or login may be one of several people, and what is said of them is not used: ${ANNA}.`,
    );
  });

  it("leaves open which of them is assigned", () => {
    const { identities } = join(
      twoOfOneMail,
      okta("app", ASSIGNED, person({ mail: ANNA, mentioned: true, assigned: true })),
    );
    expect(identities.map(({ assigned }) => assigned)).toEqual([undefined, undefined, false]);
  });

  it("leaves open a person's groups where two groups have the name that he lists", () => {
    const { identities } = join(
      okta("groups", MEMBERS, group({ ids: ["g1"], name: "a" }), group({ ids: ["g2"], name: "a" })),
      okta(
        "users",
        USERS,
        person({ ids: ["u1"], memberOf: [{ name: "a" }], groupsKnown: true }),
        person({ ids: ["u2"], memberOf: [{ id: "g1" }], groupsKnown: true }),
      ),
    );
    expect(identities).toMatchObject([
      { groups: [], groupsKnown: false },
      { groups: ["id:g1"], groupsKnown: true },
    ]);
  });
});

describe("a bare login", () => {
  const ldap: SaidFile = {
    name: "people.ldif",
    format: "ldif",
    holds: { assignments: false },
    says: [
      person({ ids: ["uid=anna,dc=x"], login: "anna", mail: ANNA }),
      group({ ids: ["cn=ops,dc=x"], name: "ops", members: [{ address: "anna", kind: "person" }] }),
    ],
  };

  it("names the one who has it", () => {
    expect(join(ldap).identities).toMatchObject([{ key: "id:uid=anna,dc=x", groups: ["id:cn=ops,dc=x"] }]);
  });

  it("makes nobody one whose ids or addresses can be compared", () => {
    const keycloak = person({ ids: ["k1"], login: "anna", mail: BERK });
    const { identities } = join(ldap, { name: "realm.json", format: "keycloak-realm", says: [keycloak] });
    expect(identities.map(({ key }) => key)).toEqual(["id:k1", "id:uid=anna,dc=x"]);
    const hr = join(ldap, {
      name: "hr.csv",
      format: "mapped-csv",
      says: [person({ login: "anna", mail: BERK })],
    });
    expect(hr.identities.map(({ key }) => key)).toEqual(["id:uid=anna,dc=x", "login:anna"]);
  });
});

describe("whether all groups of a person are known", () => {
  const keycloak = (says: Says[]): SaidFile => ({ name: "realm.json", format: "keycloak-realm", says });

  it("is what his own list says", () => {
    const { identities, groups, memberships } = join(
      keycloak([
        person({ ids: ["k1"], memberOf: [{ id: "/ops", name: "ops", kind: "group" }], groupsKnown: true }),
        person({ ids: ["k2"], memberOf: [], groupsKnown: true }),
        person({ ids: ["k3"] }),
        group({ ids: ["k9", "/ops"], name: "ops", groupsKnown: true }),
      ]),
    );
    expect(identities.map(({ groups: its, groupsKnown }) => [its, groupsKnown])).toEqual([
      [["id:/ops"], true],
      [[], true],
      [[], false],
    ]);
    expect(groups).toMatchObject([{ key: "id:/ops", groupsKnown: true, membersKnown: false }]);
    expect(memberships).toBe(1);
  });

  it("makes lists of members needless: that there are none is no warning", () => {
    const own = { memberOf: [{ id: "/ops", name: "ops" }], groupsKnown: true };
    expect(join(keycloak([person({ ids: ["k1"], ...own })])).warnings).toEqual([]);
    expect(join(keycloak([person({ ids: ["k1"], ...own }), person({ ids: ["k2"] })])).warnings).toEqual([
      "Of 1 group not all members are known: ops (no file lists its members).",
    ]);
  });

  it("is not so where another provider tells of groups too", () => {
    const { identities } = join(
      keycloak([person({ ids: ["k1"], memberOf: [], groupsKnown: true })]),
      okta("groups", MEMBERS, group({ ids: ["g1"], name: "a", members: [] })),
    );
    expect(identities).toMatchObject([{ groupsKnown: false }]);
  });
});

describe("somebody who is named by what is no key of anybody in the lists of people", () => {
  const LISTED: Partial<IdentityRecord> = { mail: ANNA, aliases: ["a.berg@nordlicht.example"] };
  const assignedAs = (record: Partial<IdentityRecord>) =>
    okta("app", ASSIGNED, person({ ...record, mentioned: true, assigned: true }));
  const told = (...files: SaidFile[]) =>
    join(...files).identities.flatMap(({ mail, assigned }) => (mail === ANNA ? [assigned] : []));

  it.each<[string, Partial<IdentityRecord>]>([
    ["an id", { ids: ["00u1"] }],
    ["a bare login", { login: "a.berg" }],
    ["an alias", { mail: "A.Berg@nordlicht.example" }],
    ["an alias beside an id", { ids: ["00u1"], login: "a.berg@nordlicht.example" }],
  ])("may be assigned: %s, in a list without it", (_by, as) => {
    expect(told(assignedAs(as), okta("health", USERS, person(LISTED)))).toEqual([undefined]);
  });

  it("is another where the list has ids of the same provider, another bare login, or another address", () => {
    const listed = okta("users", USERS, person({ ...LISTED, ids: ["00u2"] }));
    expect(told(assignedAs({ ids: ["00u1"] }), listed)).toEqual([false]);
    expect(told(assignedAs({ mail: BERK }), listed)).toEqual([false]);
    const logins = okta("logins", USERS, person({ ...LISTED, login: "anna" }));
    expect(told(assignedAs({ login: "a.berg" }), logins)).toEqual([false]);
  });

  it("may be anybody of another provider's list", () => {
    const listed = {
      name: "x.ldif",
      format: "ldif",
      holds: USERS,
      says: [person({ ...LISTED, ids: ["uid=anna"] })],
    };
    expect(told(assignedAs({ ids: ["00u1"] }), listed)).toEqual([undefined]);
  });

  it("leaves the members of a group open where a member is named by an alias", () => {
    const members = (address: string) =>
      okta("members", MEMBERS, group({ ids: ["g"], name: "finance", members: [{ address }] }));
    const listed = okta("users", USERS, person({ ...LISTED, ids: ["00u2"] }));
    const of = (address: string) => join(listed, members(address)).groups[0];
    expect(of("A.Berg@nordlicht.example")).toMatchObject({
      membersKnown: false,
      unknownBecause: "of 1 member it is not known who they are: A.Berg@nordlicht.example",
    });
    expect([of(ANNA), of(BERK)]).toMatchObject([{ membersKnown: true }, { membersKnown: true }]);
  });
});

describe("assigned", () => {
  const users = okta("users", USERS, person({ ids: ["1"], mail: ANNA }), person({ ids: ["2"], mail: BERK }));
  const assigned = person({ ids: ["1"], mentioned: true, assigned: true });

  it("is told where the list of assignments is whole alone", () => {
    expect(join(users).identities.map((one) => one.assigned)).toEqual([undefined, undefined]);
    const whole = join(users, okta("app", ASSIGNED, assigned));
    expect(whole.identities.map((one) => one.assigned)).toEqual([true, false]);
    const cut = join(users, {
      ...okta("app", ASSIGNED, assigned),
      end: (sink) => sink.doubt("1", "assignments"),
    });
    expect(cut.assignments).toBe("doubtful");
    expect(cut.identities.map((one) => one.assigned)).toEqual([undefined, undefined]);
  });

  it("to the application and in no list of people is said", () => {
    const elsewhere = person({ mail: "anna@old.example", mentioned: true, assigned: true });
    const { identities, warnings } = join(users, okta("app", ASSIGNED, elsewhere));
    expect(identities.map(({ key, assigned: is }) => [key, is])).toEqual([
      ["id:1", false],
      ["id:2", false],
      ["mail:anna@old.example", true],
    ]);
    expect(warnings).toEqual([
      "1 person is assigned to the application and in no list of people: anna@old.example. " +
        "Who stands there under another address counts as not assigned.",
    ]);
  });
});

describe("how whole the directory is", () => {
  const users = (name: string, end?: NonNullable<SaidFile["end"]>): SaidFile => ({
    ...okta(name, USERS, person({ ids: [name] })),
    ...(end === undefined ? {} : { end }),
  });

  it("is what the least whole of its files is; those without the list do not count", () => {
    const members = okta("members", MEMBERS, group({ ids: ["g1"], name: "a", members: [] }));
    expect(join(members)).toMatchObject({ people: "absent", assignments: "absent", groupsGiven: true });
    expect(join(members, users("a"))).toMatchObject({ people: "whole" });
    const doubtful = users("b", (sink) => sink.doubt("200 users", "people"));
    expect(join(users("a"), doubtful, members)).toMatchObject({ people: "doubtful", assignments: "absent" });
    const partial = users("c", (sink) => sink.partial("a next page", "people"));
    expect(join(users("a"), doubtful, partial)).toMatchObject({ people: "partial" });
  });

  it("does not take names of groups for who is in them", () => {
    const names = okta("groups", MEMBERS, group({ ids: ["g1"], name: "a" }));
    expect(join(names).groupsGiven).toBe(false);
  });

  it("is partial where a numbered file is missing", () => {
    const part = (number: number): SaidFile => ({
      name: `nordlicht-users-${number}.json`,
      format: "keycloak-users",
      holds: USERS,
      says: [person({ ids: [`${number}`] })],
    });
    expect(join(part(0), part(1))).toMatchObject({ people: "whole", warnings: [] });
    expect(join(part(2), part(0))).toMatchObject({
      people: "partial",
      warnings: ["Of the files nordlicht-users-N.json number 1 is missing: people may stand there."],
    });
  });

  it("tells of a file that is given twice", () => {
    const once = partOf(users("a"));
    const again = { ...once, file: { ...once.file, name: "copy.json" } };
    expect(joinParts([once, again]).warnings).toEqual([
      "The same file was given more than once: a.json, copy.json.",
    ]);
  });
});
