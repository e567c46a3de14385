import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/directory/read-file.js";
import { READERS } from "../../../src/directory/readers/index.js";
import ldif from "../../../src/directory/readers/ldif.js";
import { readRecords, sampleOf } from "../../helpers/directory.js";
import { ldifFile, ldifFixture } from "../../helpers/ldif.js";

const AS_OF = { asOf: "2026-11-24T09:00:00Z" };
const lines = (...written: string[]) => `${written.join("\n")}\n`;
const read = (...written: string[]) => readRecords(ldif, ldifFile("d.ldif", lines(...written)), AS_OF);
const person = (...attributes: string[]) =>
  read("dn: cn=a,dc=x", "objectClass: person", ...attributes).identities[0];
const statusOf = (...attributes: string[]) => {
  const { status, statusAs, inactiveSince } = person(...attributes) ?? {};
  return [status, statusAs, ...(inactiveSince === undefined ? [] : [inactiveSince])];
};

describe("an export of Active Directory by ldifde", () => {
  const heard = readRecords(ldif, ldifFixture("active-directory.ldf"), AS_OF);

  it("tells of people, and of no computers", () => {
    expect(heard.identities).toEqual([
      {
        ids: ["cn=berg\\, kerstin,ou=staff,dc=nordlicht,dc=example"],
        status: "active",
        statusAs: "userAccountControl 512",
        mail: "kerstin.berg@nordlicht.example",
        aliases: ["kerstin@nordlicht.example"],
        upn: "k.berg@nordlicht.example",
        login: "kberg",
        name: "Kerstin Berg",
        manager: "Oduya, Tunde",
        department: "Finance",
        jobTitle: "Controller",
        workerType: "Employee",
        lastLoginAt: "2025-11-17T00:00:00.000Z",
        createdAt: "2024-01-31T12:00:00.000Z",
        memberOf: [{ id: "cn=redash-finance,ou=groups,dc=nordlicht,dc=example", kind: "group" }],
      },
      {
        ids: ["cn=grün\\, fábián,ou=staff,dc=nordlicht,dc=example"],
        status: "inactive",
        statusAs: "userAccountControl 514, accountExpires 2025-01-01",
        inactiveSince: "2025-01-01T00:00:00.000Z",
        upn: "f.gruen@nordlicht.example",
        login: "fgruen",
        name: "Grün, Fábián",
      },
      {
        ids: ["cn=gast-praktikant,ou=staff,dc=nordlicht,dc=example"],
        status: "inactive",
        statusAs: "accountExpires 2025-01-01",
        inactiveSince: "2025-01-01T00:00:00.000Z",
        mail: "praktikum@nordlicht.example",
        login: "gast",
        name: "Gast-Praktikant",
        lastLoginAt: "never",
      },
    ]);
    expect(heard.skipped).toEqual(["active-directory.ldf:55"]);
  });

  it("tells of groups: nested, empty, in part, and primary", () => {
    expect(heard.groups).toEqual([
      {
        ids: ["cn=redash-finance,ou=groups,dc=nordlicht,dc=example"],
        name: "redash-finance",
        members: [
          { id: "cn=berg\\, kerstin,ou=staff,dc=nordlicht,dc=example" },
          { id: "cn=redash-auditors,ou=groups,dc=nordlicht,dc=example" },
        ],
      },
      {
        ids: ["cn=redash-auditors,ou=groups,dc=nordlicht,dc=example"],
        name: "redash-auditors",
        members: [],
        memberOf: [{ id: "cn=redash-finance,ou=groups,dc=nordlicht,dc=example", kind: "group" }],
      },
      {
        ids: ["cn=all staff,ou=groups,dc=nordlicht,dc=example"],
        name: "All Staff",
        members: [{ id: "cn=berg\\, kerstin,ou=staff,dc=nordlicht,dc=example" }],
        incompleteBecause: "of its members the server gave only `member;range=0-1499`",
      },
      {
        ids: ["cn=domain users,cn=users,dc=nordlicht,dc=example"],
        name: "Domain Users",
        members: [],
        incompleteBecause: "its list of members leaves out people with `primaryGroupID 513`",
      },
    ]);
  });

  it("warns of another primary group, and of groups with two names", () => {
    expect(heard.warnings).toEqual([
      expect.stringContaining("(primaryGroupID 1108) is none of the groups here"),
      "1 group has a `cn` other than the sAMAccountName, and the `cn` is taken: " +
        "`redash-finance` (sAMAccountName `RD_FINANCE`).",
    ]);
    expect([heard.partial, heard.doubts, heard.absent, heard.unusable]).toEqual([[], [], [], []]);
  });
});

describe("an export of OpenLDAP by ldapsearch", () => {
  const heard = readRecords(ldif, ldifFixture("openldap.ldif"), AS_OF);

  it("tells of people, without hashes and photos", () => {
    expect(heard.identities).toEqual([
      {
        ids: ["uid=lind,ou=people,dc=fjordwerk,dc=example"],
        status: "active",
        statusAs: "nsAccountLock FALSE",
        mail: "astrid.lind@fjordwerk.example",
        aliases: ["lind@fjordwerk.example"],
        login: "lind",
        name: "Astrid Lind",
        manager: "Olof Palm",
        department: "40-Analytics",
        jobTitle: "Head of analytics",
        workerType: "Member",
        lastLoginAt: "2026-11-01T08:00:00.000Z",
        createdAt: "2024-01-31T12:00:00.000Z",
      },
      {
        ids: ["cn=olof palm+uid=palm,ou=people,dc=fjordwerk,dc=example"],
        status: "inactive",
        statusAs: "pwdAccountLockedTime 000001010000Z",
        mail: "olof.palm@fjordwerk.example",
        login: "palm",
        name: "Olof Palm",
      },
      {
        ids: ["uid=ek,ou=people,dc=fjordwerk,dc=example"],
        status: "unknown",
        statusAs: "pwdAccountLockedTime 20261120071500Z (such a lock may end by itself)",
        mail: "mira.ek@fjordwerk.example",
        login: "ek",
        name: "Mira Ek",
      },
    ]);
  });

  it("tells of groups of three kinds", () => {
    expect(heard.groups).toEqual([
      {
        ids: ["cn=analysts,ou=groups,dc=fjordwerk,dc=example"],
        name: "analysts",
        members: [
          { id: "uid=lind,ou=people,dc=fjordwerk,dc=example" },
          { id: "cn=olof palm+uid=palm,ou=people,dc=fjordwerk,dc=example" },
        ],
      },
      {
        ids: ["cn=editors,ou=groups,dc=fjordwerk,dc=example"],
        name: "editors",
        members: [
          { id: "uid=ek,ou=people,dc=fjordwerk,dc=example" },
          { id: "cn=analysts,ou=groups,dc=fjordwerk,dc=example" },
        ],
      },
      {
        ids: ["cn=admins,ou=groups,dc=fjordwerk,dc=example"],
        name: "admins",
        members: [{ address: "palm", kind: "person" }],
      },
      {
        ids: ["cn=users,ou=groups,dc=fjordwerk,dc=example"],
        name: "users",
        members: [],
        incompleteBecause: "its list of members leaves out people with `gidNumber 100`",
      },
    ]);
  });

  it("skips folders, references and bare names, and says that there is more elsewhere", () => {
    expect(heard.skipped).toEqual(["openldap.ldif:9", "openldap.ldif:50", "openldap.ldif:80"]);
    expect(heard.warnings).toEqual([
      "Parts of the directory are on other servers, and not in this file: " +
        "ldap://ldap2.fjordwerk.example/ou=partners,dc=fjordwerk,dc=example??sub.",
    ]);
    expect([heard.partial, heard.doubts, heard.absent]).toEqual([[], [], []]);
  });
});

describe("the status", () => {
  it.each<[string, string[], (string | undefined)[]]>([
    ["no attribute tells", [], ["unknown", undefined]],
    ["enabled", ["userAccountControl: 66048"], ["active", "userAccountControl 66048"]],
    ["disabled", ["userAccountControl: 66050"], ["inactive", "userAccountControl 66050"]],
    ["no number", ["userAccountControl: yes"], ["unknown", "userAccountControl yes"]],
    ["locked", ["nsAccountLock: true"], ["inactive", "nsAccountLock true"]],
    ["a lock nobody knows", ["nsAccountLock: maybe"], ["unknown", "nsAccountLock maybe"]],
    [
      "one that says no is enough",
      ["userAccountControl: 512", "pwdAccountLockedTime: 000001010000Z"],
      ["inactive", "pwdAccountLockedTime 000001010000Z"],
    ],
    [
      "a lock for some time, of an account that is free",
      ["nsAccountLock: FALSE", "pwdAccountLockedTime: 20261120071500Z"],
      ["active", "nsAccountLock FALSE"],
    ],
    ["no end", ["userAccountControl: 512", "accountExpires: 0"], ["active", "userAccountControl 512"]],
    [
      "an end to come, at the day of the export",
      ["userAccountControl: 512", "accountExpires: 134400384000000000"],
      ["active", "userAccountControl 512"],
    ],
    [
      "an end to come does not say enabled",
      ["accountExpires: 134400384000000000"],
      ["unknown", "accountExpires 2026-11-25"],
    ],
  ])("%s", (_, attributes, expected) => {
    expect(statusOf(...attributes)).toEqual(expected);
  });

  it("of an account that ends is unknown where nobody says when the export was made", () => {
    const entry = lines(
      "dn: cn=a",
      "objectClass: user",
      "userAccountControl: 512",
      "accountExpires: 133801632000000000",
    );
    expect(readRecords(ldif, ldifFile("d.ldif", entry)).identities[0]).toMatchObject({
      status: "unknown",
      statusAs: "accountExpires 2025-01-01 (whether that has passed is not known)",
    });
  });
});

describe("what is a person", () => {
  const kindOf = (...attributes: string[]) => {
    const heard = read("dn: cn=a,dc=x", ...attributes);
    if (heard.identities.length > 0) return "person";
    if (heard.groups.length > 0) return "group";
    return heard.skipped.length > 0 ? "nobody" : heard.unusable[0]?.why;
  };

  it.each<[string, string[], string]>([
    ["a user", ["objectClass: User"], "person"],
    ["a computer is a user too", ["objectClass: user", "objectClass: computer"], "nobody"],
    [
      "a contact is a person too",
      ["objectClass: person", "objectClass: contact", "mail: a@x.example"],
      "nobody",
    ],
    ["a trust is a user too", ["objectClass: user", "userAccountControl: 2080"], "nobody"],
    ["a deleted user", ["objectClass: user", "isDeleted: TRUE"], "nobody"],
    ["an organisational role", ["objectClass: organizationalRole", "cn: a"], "nobody"],
    ["a class of the house with members", ["objectClass: fjordTeam", "member: cn=b"], "group"],
    ["without class, by its members", ["cn: a", "member: cn=b"], "group"],
    ["without class, by its attributes", ["cn: a", "uid: a"], "person"],
    [
      "without class",
      ["cn: a", "mail: a@x.example"],
      "it has no objectClass, and nothing else tells whether it is a person or a group",
    ],
  ])("%s", (_, attributes, kind) => {
    expect(kindOf(...attributes)).toBe(kind);
  });
});

describe("members of groups", () => {
  const group = (...attributes: string[]) => read("dn: cn=g,dc=x", ...attributes).groups[0];

  it("are not told by a group without list, where no other has one", () => {
    const heard = read("dn: cn=g,dc=x", "objectClass: group", "cn: g");
    expect(heard.groups).toEqual([{ ids: ["cn=g,dc=x"], name: "g" }]);
    expect(heard.warnings).toEqual([expect.stringContaining("No group here lists members")]);
    expect(heard.absent).toEqual(["people"]);
  });

  it("are not told by a group without list whose class demands one", () => {
    const heard = read(
      ...["dn: cn=g", "objectClass: groupOfNames", ""],
      ...["dn: cn=h", "objectClass: groupOfNames", "member: cn=a"],
    );
    expect(heard.groups).toEqual([
      { ids: ["cn=g"], name: "g" },
      { ids: ["cn=h"], name: "h", members: [{ id: "cn=a" }] },
    ]);
  });

  it("are none where the one that has to be there is empty", () => {
    expect(group("objectClass: groupOfNames", "member:")).toMatchObject({ members: [] });
  });

  it("of another domain stay, though their entry tells of nobody", () => {
    const heard = read(
      ...["dn: CN=S-1-5-21-1,CN=F", "objectClass: foreignSecurityPrincipal", ""],
      ...["dn: cn=g", "objectClass: group", "member: CN=S-1-5-21-1,CN=F"],
    );
    expect(heard.groups[0]?.members).toEqual([{ id: "cn=s-1-5-21-1,cn=f" }]);
    expect(heard.skipped).toEqual(["d.ldif:1"]);
  });

  it.each<[string[], string | undefined]>([
    [["0-1499"], "of its members the server gave only `member;range=0-1499`"],
    [["0-1499", "1500-*"], undefined],
    [["1500-*", "0-1499"], undefined],
    [["0-*"], undefined],
    [["0-1499", "3000-*"], "of its members the server gave only `member;range=0-1499`"],
    [["1500-*"], "of its members the server gave only `member;range=1500-*`"],
    [["*"], "of its members the server gave only `member;range=*`"],
  ])("in ranges %j", (ranges, because) => {
    const values = ranges.map((range, index) => `member;range=${range}: cn=m${index}`);
    expect(group("objectClass: group", ...values)?.incompleteBecause).toBe(because);
  });

  it("that a search finds are not known", () => {
    const because = group(
      "objectClass: groupOfURLs",
      "memberURL: ldap:///dc=x??sub?(uid=*)",
    )?.incompleteBecause;
    expect(because).toBe("its members are whoever the search of `memberURL` finds");
  });

  it("by primary group are missing, unless the list has them all the same", () => {
    const people = (uid: string) => [
      `dn: uid=${uid}`,
      "objectClass: posixAccount",
      `uid: ${uid}`,
      "gidNumber: 7",
      "",
    ];
    const posix = ["dn: cn=g", "objectClass: posixGroup", "gidNumber: 7", "memberUid: a"];
    expect(read(...people("a"), ...posix).groups[0]?.incompleteBecause).toBeUndefined();
    expect(read(...people("a"), ...people("b"), ...posix).groups[0]?.incompleteBecause).toContain(
      "gidNumber 7",
    );
  });

  it("name groups that have no entry here", () => {
    const heard = read("dn: cn=a", "objectClass: person", "memberOf: CN=Team A,OU=Groups,DC=x", "");
    expect(heard.groups).toEqual([{ ids: ["cn=team a,ou=groups,dc=x"], name: "Team A" }]);
    expect(heard.absent).toEqual([]);
  });
});

describe("whether the file is whole", () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, at) => [`dn: cn=${at}`, "objectClass: person", ""]).flat();
  const wholeness = (...written: string[]) => {
    const { partial, doubts } = read(...written);
    return [...partial.map(({ why }) => why), ...doubts.map(({ why, of }) => `${of}: ${why}`)];
  };
  const done = ["search: 2", "result: 0 Success", ""];

  it.each<[string, string[], (string | RegExp)[]]>([
    ["no sign of a cut", people(3), []],
    ["the search came to its end", [...people(500), ...done], []],
    [
      "the server's limit",
      [...people(2), "result: 4 Size limit exceeded"],
      ["the search ended with `4 Size limit exceeded`"],
    ],
    ["a page", [...people(2), "result: 0 Success", "pagedresults: cookie=YQ=="], [/the server has more/]],
    [
      "fewer entries than counted",
      [...people(2), ...done, "# numEntries: 3"],
      [/wrote 3 entries, and 2 are here/],
    ],
    ["as many as a server gives", people(1000), [/^people: It holds exactly 1000 entries/]],
  ])("%s", (_, written, expected) => {
    expect(wholeness(...written)).toEqual(
      expected.map((what) => (typeof what === "string" ? what : expect.stringMatching(what))),
    );
  });

  it("is doubted where the last line has no end", () => {
    const heard = readRecords(ldif, ldifFile("d.ldif", "dn: cn=a\nobjectClass: person\nmail: a@x.exa"));
    expect(heard.doubts).toEqual([{ of: "people", why: "Its last line has no end: the file may be cut." }]);
  });
});

describe("the format", () => {
  it("is any LDIF but an address book", () => {
    const book = ldifFile("d.ldif", lines("dn: cn=a,mail=a@x.example", "objectclass: mozillaAbPersonAlpha"));
    expect(ldif.recognises(sampleOf(book))).toBe(true);
    expect(ldif.refuses?.(sampleOf(book))).toBe("this is an address book of Thunderbird, not a directory");
    expect(ldif.refuses?.(sampleOf(ldifFixture("openldap.ldif")))).toBeUndefined();
  });

  it("says nothing of passwords", () => {
    const heard = JSON.stringify(readRecords(ldif, ldifFixture("openldap.ldif"), AS_OF));
    expect(heard).not.toMatch(/SSHA|userPassword|hash/i);
  });
});

describe("a file from its bytes", () => {
  const bytes = (name: string) =>
    readFileSync(new URL(`../../../fixtures/directories/ldif/${name}`, import.meta.url));
  const readBytes = (name: string, content: Uint8Array) =>
    readFile(
      {
        name,
        async *open() {
          yield content;
        },
        modifiedAt: AS_OF.asOf,
      },
      { readers: READERS },
    );

  it("is counted", async () => {
    const { file } = await readBytes("openldap.ldif", bytes("openldap.ldif"));
    expect(file).toMatchObject({
      format: "ldif",
      encoding: "utf-8",
      read: 10,
      used: 10,
      unusable: [],
      identities: 3,
      active: 1,
      inactive: 1,
      unknown: 1,
      groups: 4,
      memberships: 5,
      people: "whole",
      assignments: "absent",
      partialBecause: [],
    });
  });

  it("may be UTF-16, as `ldifde -u` writes it, and has the day of the file", async () => {
    const text = bytes("active-directory.ldf").toString("utf8").replaceAll("\n", "\r\n");
    const { file } = await readBytes("ad.ldf", Buffer.from(`\ufeff${text}`, "utf16le"));
    expect(file).toMatchObject({
      encoding: "utf-16le",
      read: 8,
      used: 8,
      active: 1,
      inactive: 2,
      groups: 4,
      memberships: 5,
    });
  });
});
