import { describe, expect, it, test } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import type { Gap, Section, SectionName } from "../../../src/model/snapshot.js";
import { changesBetween, inLines } from "../../helpers/diff.js";
import { dataSource, grant, group, query, section, snapshot, user } from "../../helpers/snapshots.js";

const BUILTIN = snapshot().groups;

/** Ana has left, Cem has come, Bo has come into Writers; source 4 has been taken from Readers, and 3 given to Writers. */
const BEFORE: Parts = {
  groups: [...BUILTIN, group(5, "Readers", { permissions: ["view_query"] }), group(6, "Writers")],
  dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Payroll")],
  users: [user(7, "Ana", [5]), user(8, "Bo", [5])],
  grants: [grant(5, 3, "view"), grant(5, 4, "view")],
};
const AFTER: Parts = {
  ...BEFORE,
  users: [user(8, "Bo", [5, 6]), user(9, "Cem", [5])],
  grants: [grant(5, 3, "view"), grant(6, 3)],
};

type Parts = NonNullable<Parameters<typeof snapshot>[0]>;

function partial(name: SectionName, ...gaps: Partial<Gap>[]) {
  const all = gaps.map((gap) => ({ code: "lost", what: "Lost.", where: "GET /", hint: "Again.", ...gap }));
  const sections: Partial<Record<SectionName, Section>> = {
    [name]: section({ status: "partial", gaps: all }),
  };
  return { sections };
}

function partOf(older: Parts, newer: Parts, part: string) {
  return diffSnapshots(snapshot(older), snapshot(newer)).parts.find((one) => one.part === part);
}

function lines(older: Parts, newer: Parts): string[] {
  return inLines(changesBetween(snapshot(older), snapshot(newer))).map(
    (line) => line.split(";")[0] as string,
  );
}

test("everything is compared where both are whole", () => {
  expect(lines(BEFORE, AFTER)).toEqual([
    "users gone narrower: #7 Ana <u7@example.com>",
    "users new wider: #9 Cem <u9@example.com>",
    "memberships gone narrower: #7 Ana <u7@example.com>, #5 Readers",
    "memberships new wider: #8 Bo <u8@example.com>, #6 Writers",
    "memberships new wider: #9 Cem <u9@example.com>, #5 Readers",
    "grants gone narrower: #5 Readers, #4 Payroll",
    "grants new wider: #6 Writers, #3 Warehouse",
    "access gone narrower: #7 Ana <u7@example.com>, #3 Warehouse",
    "access gone narrower: #7 Ana <u7@example.com>, #4 Payroll",
    "access changed wider: #8 Bo <u8@example.com>, #3 Warehouse",
    "access gone narrower: #8 Bo <u8@example.com>, #4 Payroll",
    "access new wider: #9 Cem <u9@example.com>, #3 Warehouse",
  ]);
});

describe("where the newer list of users is not whole", () => {
  const newer = { ...AFTER, ...partial("users", { code: "users-in-doubt", users: [9] }) };

  it("nobody is called gone, and what is certain is shown", () => {
    expect(lines(BEFORE, newer)).toEqual([
      "users unknown unknown: #7 Ana <u7@example.com>",
      "users new wider: #9 Cem <u9@example.com>",
      "memberships new wider: #8 Bo <u8@example.com>, #6 Writers",
      "memberships new wider: #9 Cem <u9@example.com>, #5 Readers",
      "grants gone narrower: #5 Readers, #4 Payroll",
      "grants new wider: #6 Writers, #3 Warehouse",
      "access changed wider: #8 Bo <u8@example.com>, #3 Warehouse",
      "access gone narrower: #8 Bo <u8@example.com>, #4 Payroll",
      "access new wider: #9 Cem <u9@example.com>, #3 Warehouse",
    ]);
  });

  it("the part says so, and why", () => {
    expect(partOf(BEFORE, newer, "users")).toMatchObject({
      comparable: "no",
      why: ["Users of the newer snapshot: Lost."],
      counts: [
        { what: "new", direction: "wider", rows: 1 },
        { what: "unknown", direction: "unknown", rows: 1 },
      ],
    });
  });

  it("nobody is called new when it is the older one", () => {
    const older = { ...BEFORE, ...partial("users", { code: "users-in-doubt" }) };
    const found = changesBetween(snapshot(older), snapshot(AFTER));
    expect(
      found.filter(({ subjects }) => subjects[0]?.id === 9).map(({ what, note }) => [what, note]),
    ).toEqual([
      [
        "unknown",
        "Only the newer snapshot names it; the older one may lack it because its list is not whole.",
      ],
    ]);
  });
});

test("a section of which nothing was read has no rows, and is not comparable", () => {
  const failed = { ...AFTER, users: [], sections: { users: section({ status: "failed" }) } };
  expect(lines(BEFORE, failed)).toEqual([
    "grants gone narrower: #5 Readers, #4 Payroll",
    "grants new wider: #6 Writers, #3 Warehouse",
  ]);
  expect(partOf(BEFORE, failed, "access")).toMatchObject({
    comparable: "no",
    why: ["Users of the newer snapshot: nothing could be read."],
  });
});

describe("grants that a data source does not tell", () => {
  const unread = partial("grants", { code: "grants-unreadable", dataSources: [4], groups: [5] });
  const newer = { ...AFTER, ...unread, unknownGrants: [{ dataSourceId: 4, groupIds: [5] }] };

  it("hide no more than they name", () => {
    expect(lines(BEFORE, newer).filter((line) => !/users|memberships/.test(line))).toEqual([
      "grants unknown unknown: #5 Readers, #4 Payroll",
      "grants new wider: #6 Writers, #3 Warehouse",
      "access gone narrower: #7 Ana <u7@example.com>, #3 Warehouse",
      "access gone narrower: #7 Ana <u7@example.com>, #4 Payroll",
      "access changed wider: #8 Bo <u8@example.com>, #3 Warehouse",
      "access unknown unknown: #8 Bo <u8@example.com>, #4 Payroll",
      "access new wider: #9 Cem <u9@example.com>, #3 Warehouse",
      "access unknown unknown: #9 Cem <u9@example.com>, #4 Payroll",
    ]);
    expect(partOf(BEFORE, newer, "grants")?.comparable).toBe("partly");
  });

  it("are no difference where neither side tells them", () => {
    expect(changesBetween(snapshot(newer), snapshot(newer))).toEqual([]);
  });

  it("hide anything where the gap is of a kind that may", () => {
    const lost = { ...AFTER, ...partial("grants", { code: "never-heard-of" }) };
    const found = changesBetween(snapshot(BEFORE), snapshot(lost), "grants");
    expect(found.map(({ what }) => what)).toEqual(["unknown", "new"]);
    expect(partOf(BEFORE, lost, "grants")?.comparable).toBe("no");
  });

  it("are in doubt where data source and group tell them differently", () => {
    const disputed = {
      ...AFTER,
      ...partial("grants", { code: "sides-differ", dataSources: [3], groups: [6] }),
    };
    expect(inLines(changesBetween(snapshot(BEFORE), snapshot(disputed), "grants"))).toEqual([
      "grants gone narrower: #5 Readers, #4 Payroll; grant_level: view > -",
      "grants unknown unknown: #6 Writers, #3 Warehouse; grant_level: - > unknown",
    ]);
    const access = changesBetween(snapshot(BEFORE), snapshot(disputed), "access");
    expect(access.find(({ subjects }) => subjects[0]?.id === 8)).toMatchObject({
      what: "unknown",
      note: "In the newer snapshot data source and group tell a grant of the account differently.",
    });
  });
});

test("an account whose groups the server does not tell has not left them", () => {
  const newer = { ...AFTER, users: [user(7, "Ana", null), user(8, "Bo", [5])] };
  expect(inLines(changesBetween(snapshot(BEFORE), snapshot(newer), "memberships"))).toEqual([
    "memberships unknown unknown: #7 Ana <u7@example.com>",
  ]);
  expect(changesBetween(snapshot(newer), snapshot(newer))).toEqual([]);
});

test("an account that no answer calls enabled or disabled has not been enabled", () => {
  const before = { ...BEFORE, users: [user(7, "Ana", [5], { disabled: true })] };
  const after = {
    ...BEFORE,
    users: [user(7, "Ana", [5])],
    ...partial("users", { code: "state-unknown", users: [7] }),
  };
  expect(lines(before, after)).toEqual([]);
  expect(lines(before, { ...BEFORE, users: after.users })).toEqual([
    "users changed wider: #7 Ana <u7@example.com>",
    "access changed wider: #7 Ana <u7@example.com>, #3 Warehouse",
    "access changed wider: #7 Ana <u7@example.com>, #4 Payroll",
  ]);
});

test("groups that no list names leave open what their members can do, and nobody else's", () => {
  const newer = {
    ...BEFORE,
    groups: BEFORE.groups?.filter(({ id }) => id !== 6) ?? [],
    users: [user(7, "Ana", [5, 6]), user(8, "Bo", [])],
    ...partial("groups", { code: "groups-not-listed", groups: [6] }),
  };
  expect(lines(BEFORE, newer)).toEqual([
    "groups unknown unknown: #6 Writers",
    "memberships new neither: #7 Ana <u7@example.com>, #6 Writers",
    "memberships gone narrower: #8 Bo <u8@example.com>, #5 Readers",
    "access gone narrower: #8 Bo <u8@example.com>, #3 Warehouse",
    "access gone narrower: #8 Bo <u8@example.com>, #4 Payroll",
  ]);
});

describe("ids of deleted groups", () => {
  const dead = { ...BEFORE, users: [user(7, "Ana", [5, 15, 15]), user(8, "Bo", [5, 5])] };

  it("that a paged list leaves out have not gone, nor what it shows once", () => {
    const fromList = [
      user(7, "Ana", [5], { groupsReadFrom: "list" }),
      user(8, "Bo", [5], { groupsReadFrom: "list" }),
    ];
    expect(lines(dead, { ...BEFORE, users: fromList })).toEqual([]);
    expect(lines({ ...BEFORE, users: fromList }, dead)).toEqual([]);
  });

  it("give nothing when they come and when they go", () => {
    expect(lines(BEFORE, dead)).toEqual([
      "memberships new neither: #7 Ana <u7@example.com>, #15 null",
      "memberships changed neither: #8 Bo <u8@example.com>, #5 Readers",
    ]);
  });
});

describe("a data source", () => {
  it("whose driver loads no more is there, and what could be done there is not known", () => {
    const hidden = dataSource(4, "", { name: null, type: null, paused: null, presence: "hidden" });
    const newer = {
      ...BEFORE,
      dataSources: [dataSource(3, "Warehouse"), hidden],
      grants: [grant(5, 3, "view")],
      unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
      sections: {
        ...partial("dataSources", { code: "data-source-hidden", dataSources: [4] }).sections,
        ...partial("grants", { code: "grants-of-unseen", dataSources: [4], groups: [5] }).sections,
      },
    };
    expect(inLines(changesBetween(snapshot(BEFORE), snapshot(newer)))).toEqual([
      "data-sources changed neither: #4 Payroll; presence: listed > hidden",
      "grants unknown unknown: #5 Readers, #4 Payroll; grant_level: view > unknown",
      "access unknown unknown: #7 Ana <u7@example.com>, #4 Payroll; level: view > unknown",
      "access unknown unknown: #8 Bo <u8@example.com>, #4 Payroll; level: view > unknown",
    ]);
  });

  it("that may be there or deleted is not called either", () => {
    const possible = dataSource(4, "", { name: null, type: null, paused: null, presence: "possible" });
    const newer = {
      ...BEFORE,
      dataSources: [dataSource(3, "Warehouse"), possible],
      ...partial("dataSources", { code: "data-source-possible", dataSources: [4] }),
    };
    expect(changesBetween(snapshot(BEFORE), snapshot(newer), "data-sources")).toMatchObject([
      { what: "unknown", note: "A server of this release does not tell whether it exists." },
    ]);
    expect(changesBetween(snapshot(newer), snapshot(AFTER), "data-sources")).toMatchObject([
      { what: "unknown" },
    ]);
  });

  it("is not called gone where a group's list fails and nothing explains it", () => {
    const newer = {
      ...BEFORE,
      dataSources: [dataSource(3, "Warehouse")],
      grants: [grant(5, 3, "view")],
      ...partial("grants", { code: "group-list-unexplained", groups: [5] }),
    };
    const found = changesBetween(snapshot(BEFORE), snapshot(newer));
    expect(new Set(found.map(({ part, what }) => `${part} ${what}`))).toEqual(
      new Set(["data-sources unknown", "grants unknown", "access unknown"]),
    );
  });
});

test("what releases before 7 do not tell of invitations has not changed", () => {
  const { pending: _untold, ...early } = user(7, "Ana", [5]);
  const told = { ...BEFORE, users: [user(7, "Ana", [5], { pending: true })] };
  expect(lines({ ...BEFORE, users: [early] }, told)).toEqual([]);
  expect(lines(told, { ...BEFORE, users: [user(7, "Ana", [5])] })).toEqual([
    "users changed neither: #7 Ana <u7@example.com>",
  ]);
});

describe("where a query of one's own gives the level, and it is not known what groups give", () => {
  const mine = { ...BEFORE, groups: [...BUILTIN, group(5, "Writers")], grants: [grant(5, 4)] };
  const queries = [query(20, "Pay", { dataSourceId: 4, ownerId: 7 })];
  const unread = { unknownGrants: [{ dataSourceId: 4, groupIds: [5] }], grants: [] };
  const gap = partial("grants", { code: "grants-unreadable", dataSources: [4], groups: [5] });
  const accessOfAna = (older: Parts, newer: Parts) => {
    const rows = changesBetween(
      snapshot({ ...older, users: [user(7, "Ana", [5])] }),
      snapshot({ ...newer, users: [user(7, "Ana", [5])] }),
      "access",
    );
    return inLines(rows);
  };

  it("nothing got narrower or wider for want of the grants", () => {
    const known = { ...mine, queries };
    expect(accessOfAna(known, { ...known, ...unread, ...gap })).toEqual([]);
    expect(accessOfAna({ ...known, ...unread, ...gap }, known)).toEqual([]);
  });

  it("what the query itself brings is told", () => {
    const before = { ...mine, grants: [grant(5, 4, "view" as const)] };
    expect(accessOfAna(before, { ...mine, queries, ...unread, ...gap })).toEqual([
      "access changed wider: #7 Ana <u7@example.com>, #4 Payroll; level: view > query; through_queries: [] > [Pay]",
    ]);
  });
});
