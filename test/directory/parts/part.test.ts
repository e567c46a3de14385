import { describe, expect, it } from "vitest";
import { openPart } from "../../../src/directory/parts/part.js";
import { contextOf, group, partOf, person, readerOf, type SaidFile } from "../../helpers/directory-parts.js";
import { thrownBy } from "../../helpers/thrown.js";

const users = (...says: SaidFile["says"]): SaidFile => ({ name: "users.json", format: "okta-users", says });

describe("the counts of a file", () => {
  it("tells records, people of each status, groups and memberships", () => {
    const { file } = partOf(
      users(
        person({ ids: ["1"], status: "active", memberOf: [{ id: "g1" }, { id: "g2" }] }),
        person({ ids: ["2"], status: "inactive" }),
        person({ ids: ["3"] }),
        group({
          ids: ["g1"],
          name: "finance",
          members: [{ id: "1" }, { id: "9" }, { id: "g3", kind: "group" }],
        }),
        (sink, at) => sink.skipped(at),
        (sink, at) => sink.unusable("no id", at),
      ),
    );
    expect(file).toEqual({
      name: "users.json",
      sha256: "sha of users.json",
      bytes: 1,
      format: "okta-users",
      formatTitle: "okta-users",
      encoding: "utf-8",
      asOf: null,
      read: 6,
      used: 5,
      unusable: [{ place: "users.json: record 6", why: "no id" }],
      identities: 3,
      active: 1,
      inactive: 1,
      unknown: 1,
      groups: 3,
      memberships: 5,
      people: "whole",
      assignments: "whole",
      partialBecause: [],
      warnings: [],
    });
  });

  it("is null where a file of its format cannot know", () => {
    const holds = { status: false, assignments: false, groups: false, memberships: false };
    const { file } = partOf({ ...users(person({ ids: ["1"] })), holds });
    expect(file).toMatchObject({ identities: 1, active: null, inactive: null, unknown: 1 });
    expect(file).toMatchObject({ groups: null, memberships: null, assignments: "absent" });
  });

  it("is null of people in a list of a group's members", () => {
    const holds = { people: false, status: false, assignments: false };
    const says = [group({ ids: ["g1"], members: [{ address: "anna@nordlicht.example" }] })];
    const { file } = partOf({ name: "members.json", format: "google-members", holds, says });
    expect(file).toMatchObject({ people: "absent", identities: null, active: null, inactive: null });
    expect(file).toMatchObject({ unknown: null, groups: 1, memberships: 1 });
  });

  it("is null of a list that this file does not have, though others of its format may", () => {
    const { file } = partOf({ ...users(person({ ids: ["1"] })), end: (sink) => sink.absent("groups") });
    expect(file).toMatchObject({ identities: 1, groups: null, memberships: null });
  });

  it("counts an empty list of groups as none", () => {
    const { file } = partOf(users(person({ ids: ["1"], memberOf: [], groupsKnown: true })));
    expect(file).toMatchObject({ groups: 0, memberships: 0 });
  });

  it("counts whoever is only mentioned once, and not besides his entry", () => {
    const anna = { ids: ["1"], status: "active" as const };
    const berk = { ids: ["2"], status: "inactive" as const, mentioned: true };
    const { file } = partOf(
      users(person(anna), person({ ...anna, mentioned: true }), person(berk), person(berk)),
    );
    expect(file).toMatchObject({ read: 4, used: 4, identities: 2, active: 1, inactive: 1 });
  });

  it("counts a member listed twice in one list once, and an edge that both sides write twice", () => {
    const { file } = partOf(
      users(
        person({ ids: ["1"], memberOf: [{ id: "g1" }] }),
        group({ ids: ["g1"], members: [{ id: "1" }, { id: "1" }] }),
      ),
    );
    expect(file.memberships).toBe(2);
  });

  it("counts a record that tells of a group and its subgroups once", () => {
    const { file, groups } = partOf(
      users((sink, at) => {
        sink.group({ ids: ["a"] }, at);
        sink.group({ ids: ["b"] }, at);
      }),
    );
    expect(file).toMatchObject({ read: 1, used: 1, groups: 2 });
    expect(groups.map(({ place }) => place)).toEqual(["users.json: record 1", "users.json: record 1"]);
  });

  it("counts what stands outside the records as no record", () => {
    const end: SaidFile["end"] = (sink) => sink.group({ ids: ["g1"], members: [] }, null);
    const { file, groups } = partOf({ ...users(), end });
    expect(file).toMatchObject({ read: 0, used: 0, groups: 1 });
    expect(groups[0]?.place).toBe("users.json");
  });

  it("lists a record that names nobody", () => {
    const { file } = partOf(users(person({ name: "Anna Berg" }), group({})));
    expect(file).toMatchObject({ read: 2, used: 0, identities: 0 });
    expect(file.unusable).toEqual([
      { place: "users.json: record 1", why: "it names nobody: no id, address or login" },
      { place: "users.json: record 2", why: "a group without id and name" },
    ]);
  });

  it("takes in what the container cannot use or finds odd", () => {
    const part = openPart(readerOf({ format: "okta-users" }), contextOf("users.csv"));
    part.unusable("more cells than columns", { list: "", value: {}, place: "users.csv:2" });
    part.warn("users.csv:3 has fewer cells than the header");
    const { file } = part.close(null, { sha256: "", bytes: 0, encoding: "utf-8", asOf: null });
    expect(file).toMatchObject({
      read: 1,
      used: 0,
      unusable: [{ place: "users.csv:2", why: "more cells than columns" }],
      warnings: ["users.csv:3 has fewer cells than the header"],
    });
  });
});

describe("how whole a file is", () => {
  it("is partial in what the reader says, with the reason", () => {
    const { file, extents } = partOf({ ...users(), end: (sink) => sink.partial("a next page", "people") });
    expect(extents).toEqual({ people: "partial", assignments: "whole", groups: "whole" });
    expect(file).toMatchObject({ people: "partial", partialBecause: ["a next page"], warnings: [] });
  });

  it("is partial in all that it holds where nothing more is said", () => {
    const holds = { assignments: false };
    const { extents } = partOf({ ...users(), holds, end: (sink) => sink.partial("cut") });
    expect(extents).toEqual({ people: "partial", assignments: "absent", groups: "partial" });
  });

  it("is doubtful with a warning, and partial where both are said", () => {
    const doubtful = partOf({ ...users(), end: (sink) => sink.doubt("exactly 200 users", "people") });
    expect(doubtful.file).toMatchObject({
      people: "doubtful",
      partialBecause: [],
      warnings: ["exactly 200 users"],
    });
    const both = partOf({
      ...users(),
      end(sink) {
        sink.partial("a next page", "people");
        sink.doubt("exactly 200 users", "people");
      },
    });
    expect(both.file.people).toBe("partial");
  });

  it("says whom the file leaves out", () => {
    const { file } = partOf({ ...users(), end: (sink) => sink.leavesOut("deprovisioned users") });
    expect(file.leavesOut).toBe("deprovisioned users");
  });
});

describe("the same key twice in one file", () => {
  const anna = "anna@nordlicht.example";

  it.each([
    ["id", { ids: ["1"] }, { ids: ["1"] }, "The id 1"],
    [
      "UPN",
      { ids: ["1"], upn: anna },
      { ids: ["2"], upn: "Anna@Nordlicht.example" },
      `The user principal name ${anna}`,
    ],
    [
      "login that is an address",
      { ids: ["1"], login: anna },
      { ids: ["2"], login: anna },
      `The login ${anna}`,
    ],
    ["login without ids", { login: "anna" }, { login: "Anna " }, "The login anna"],
    ["mail alone", { mail: anna }, { mail: anna }, `The e-mail ${anna}`],
  ])("names both places: %s", (_, one, other, what) => {
    const problem = thrownBy(() => partOf(users(person(one), person(other))));
    expect(problem).toMatchObject({
      code: "directory_contradicts",
      message: `${what} stands twice in one file: users.json: record 1 and users.json: record 2.`,
      place: "users.json: record 1, users.json: record 2",
    });
  });

  it("is none where ids tell them apart: two may share a mail or, in two domains, a login", () => {
    const shared = { mail: anna, login: "anna" };
    const { identities } = partOf(
      users(person({ ids: ["1"], ...shared }), person({ ids: ["2"], ...shared })),
    );
    expect(identities).toHaveLength(2);
  });

  it("is refused of groups by id, and by name where they have no id", () => {
    const twoIds = thrownBy(() =>
      partOf(users(group({ ids: ["g1"] }), group({ ids: ["g1"], name: "finance" }))),
    );
    expect(twoIds).toMatchObject({
      code: "directory_contradicts",
      message: expect.stringContaining("id g1"),
    });
    const twoNames = thrownBy(() => partOf(users(group({ name: "finance" }), group({ name: "finance" }))));
    expect(twoNames).toMatchObject({ message: expect.stringContaining("name finance") });
    expect(
      partOf(users(group({ ids: ["g1"], name: "a" }), group({ ids: ["g2"], name: "a" }))).groups,
    ).toHaveLength(2);
  });
});

describe("whoever is only mentioned", () => {
  it("is one, with all places and what each of them tells", () => {
    const { identities } = partOf(
      users(
        person({ ids: ["1"], mentioned: true, memberOf: [{ id: "g1" }] }),
        person({ ids: ["1"], mentioned: true, status: "active", name: "Anna", memberOf: [{ id: "g2" }] }),
      ),
    );
    expect(identities).toEqual([
      {
        record: {
          ids: ["1"],
          status: "active",
          name: "Anna",
          mentioned: true,
          memberOf: [{ id: "g1" }, { id: "g2" }],
        },
        places: ["users.json: record 1", "users.json: record 2"],
        statusPlace: "users.json: record 2",
      },
    ]);
  });

  it("may not be active in one place and inactive in another", () => {
    const problem = thrownBy(() =>
      partOf(
        users(
          person({ ids: ["1"], mentioned: true, mail: "anna@nordlicht.example", status: "inactive" }),
          person({ ids: ["1"], mentioned: true, status: "unknown" }),
          person({ ids: ["1"], mentioned: true, status: "active" }),
        ),
      ),
    );
    expect(problem).toMatchObject({
      code: "directory_contradicts",
      message:
        "anna@nordlicht.example is active in users.json: record 3 and inactive in users.json: record 1.",
    });
  });
});

describe("a reader with a defect", () => {
  it("is stopped where it loses a record or ends one twice", () => {
    expect(() => partOf(users(() => {}))).toThrow("okta-users: the reader lost users.json: record 1");
    const twice = users((sink, at) => {
      sink.skipped(at);
      sink.unusable("no id", at);
    });
    expect(() => partOf(twice)).toThrow("okta-users: the reader ends users.json: record 1 twice");
  });
});
