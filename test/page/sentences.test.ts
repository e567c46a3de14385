import { describe, expect, it } from "vitest";
import type { Access } from "../../src/graph/types.js";
import { leavingSentences } from "../../src/page/leaving.js";
import { type Named, namesOf } from "../../src/page/named.js";
import { plainText } from "../../src/page/parts.js";
import { pathSentence, personSentence } from "../../src/page/sentences.js";

const GROUPS = ["admin", "default", "Analysts", "Sales, North and South", "Auditors", "Auditors"];
const groups = namesOf(GROUPS.map((name, index) => ({ id: index + 1, name })));
const group = (id: number) => groups.get(id) as Named;
const [ADA, WAREHOUSE, LEDGER] = ["Ada Lovelace", "Warehouse", "Ledger"].map(
  (name, index) => [...namesOf([{ id: index + 1, name }]).values()][0] as Named,
) as [Named, Named, Named];

const NOTHING: Access = {
  grant: "none",
  level: "none",
  groupLevel: "none",
  ownQueries: null,
  maybeMoreQueries: false,
  abilities: [],
  runAnyAsOwner: false,
  admin: false,
  now: "live",
  keyOnly: false,
  grants: [],
  permissionGroups: [],
  unknownBecause: null,
};
const QUERY: Access = {
  ...NOTHING,
  grant: "full",
  level: "query",
  abilities: ["list", "schema", "open_query", "read_result", "run_saved", "refresh", "run_any"],
  grants: [{ groupId: 3, gives: "full" }],
  permissionGroups: [2],
};
const VIEW: Access = {
  ...NOTHING,
  grant: "view",
  level: "view",
  abilities: ["schema", "read_result"],
  grants: [{ groupId: 5, gives: "view" }],
  permissionGroups: [2],
};
const SCHEMA: Access = {
  ...NOTHING,
  grant: "view",
  level: "schema",
  abilities: ["schema"],
  grants: [{ groupId: 3, gives: "view" }],
};
const UNKNOWN: Access = { ...NOTHING, grant: "unknown", level: "unknown", runAnyAsOwner: "unknown" };

const ofPerson = (access: Access, sources = [WAREHOUSE]) =>
  plainText(personSentence(access, ADA, sources, group));
const ofPeople = (access: Access, people: number) => plainText(pathSentence(access, people, group));

describe("the sentence of a person", () => {
  it("names both legs of running any query", () => {
    expect(ofPerson(QUERY)).toBe(
      "Ada Lovelace can run any query on Warehouse: Analysts grants it in full, and default lets them run queries.",
    );
  });

  it("is one for several data sources, and one clause for a group that is both legs", () => {
    expect(ofPerson({ ...QUERY, permissionGroups: [2, 3] }, [LEDGER, WAREHOUSE])).toBe(
      "Ada Lovelace can run any query on Ledger and Warehouse: Analysts grants these in full and lets them run queries.",
    );
  });

  it("says that each of several groups is enough, and what they grant besides", () => {
    const grants = [
      { groupId: 2, gives: "full" },
      { groupId: 3, gives: "full" },
      { groupId: 5, gives: "view" },
    ] as const;
    expect(ofPerson({ ...QUERY, grants, permissionGroups: [2, 3, 5] })).toBe(
      "Ada Lovelace can run any query on Warehouse: default and Analysts each grant it in full and let them run queries, and Auditors #5 grants it view only.",
    );
  });

  it("tells of queries that are created and refreshed", () => {
    const abilities = ["schema", "refresh", "create_query"] as const;
    expect(ofPerson({ ...QUERY, abilities })).toBe(
      "Ada Lovelace can have any query run on Warehouse by creating and refreshing it: Analysts grants it in full, and default lets them create queries.",
    );
  });

  it("tells of results, of running them anew, and why it is no more where the grant does not tell", () => {
    expect(ofPerson(VIEW)).toBe(
      "Ada Lovelace can read results of queries on Warehouse: Auditors #5 grants it view only, and default lets them read results.",
    );
    const anew = { ...VIEW, grant: "full", abilities: ["schema", "read_result", "run_saved"] } as const;
    expect(ofPerson({ ...anew, grants: [{ groupId: 5, gives: "full" }] })).toBe(
      "Ada Lovelace can read results of queries on Warehouse and run them anew: Auditors #5 grants it in full, and default lets them read results, but no group lets them run or create queries.",
    );
  });

  it("tells of names", () => {
    expect(ofPerson(SCHEMA)).toBe(
      "Ada Lovelace can see names of tables and columns of Warehouse, but no results: Analysts grants it view only, but no group lets them read results.",
    );
    expect(ofPerson({ ...SCHEMA, abilities: ["schema", "refresh"] })).toBe(
      "Ada Lovelace can see names of tables and columns of Warehouse and have saved queries refreshed, but no results: Analysts grants it view only, but no group lets them read results.",
    );
  });

  it("says how an administrator, a pending and a disabled account come to it", () => {
    const admin = { ...QUERY, admin: true, grants: [{ groupId: 1, gives: "admin" }] } as const;
    expect(ofPerson(admin)).toBe(
      "Ada Lovelace can run any query on Warehouse as administrator: admin makes them administrator, and default lets them run queries.",
    );
    expect(ofPerson({ ...QUERY, keyOnly: true })).toBe(
      "Ada Lovelace can run any query on Warehouse by API key alone: Analysts grants it in full, and default lets them run queries.",
    );
    expect(ofPerson({ ...VIEW, now: "latent" })).toBe(
      "Ada Lovelace would be able to read results of queries on Warehouse when the account is enabled: Auditors #5 grants it view only, and default lets them read results.",
    );
  });

  it.each([
    ["groups", [], "What Ada Lovelace can do on Warehouse is not known: Redash does not tell their groups."],
    [
      "driver",
      [{ groupId: 3, gives: "unknown" }],
      "What Ada Lovelace can do on Warehouse is not known: its driver does not load, so Redash shows nothing of it. They may reach it through Analysts.",
    ],
    [
      "existence",
      [{ groupId: 1, gives: "admin" }],
      "What Ada Lovelace can do on Warehouse is not known: Redash does not tell whether it still exists. They may reach it through admin.",
    ],
    [
      "grants",
      [{ groupId: 3, gives: "unknown" }],
      "What Ada Lovelace can do on Warehouse is not known: whether Analysts grants it could not be read.",
    ],
  ] as const)("says why it is not known: %s", (unknownBecause, grants, words) => {
    expect(ofPerson({ ...UNKNOWN, unknownBecause, grants })).toBe(words);
  });

  it("says what is certain though more is not known, and what works of it now", () => {
    const grants = [
      { groupId: 5, gives: "view" },
      { groupId: 3, gives: "unknown" },
    ] as const;
    const some = { ...VIEW, level: "unknown", grant: "unknown", unknownBecause: "grants", grants } as const;
    expect(ofPerson(some)).toBe(
      "What Ada Lovelace can do on Warehouse is not known: whether Analysts grants it could not be read. At the least they can read results of queries: Auditors #5 grants it view only, and default lets them read results.",
    );
    const untold = { ...UNKNOWN, unknownBecause: "groups" } as const;
    expect(ofPerson({ ...untold, now: "latent" })).toMatch(/ Nothing works until the account is enabled\.$/);
    expect(ofPerson({ ...untold, keyOnly: true })).toMatch(/ Whatever it is works by API key alone\.$/);
  });

  it("keeps a name apart that would run into it, and shows eight names of many", () => {
    expect(ofPerson({ ...QUERY, grants: [{ groupId: 4, gives: "full" }] })).toContain(
      ": “Sales, North and South” grants it in full",
    );
    const many = [...namesOf(Array.from({ length: 20 }, (_, id) => ({ id, name: `S${id}` }))).values()];
    expect(ofPerson(QUERY, many)).toContain(" on S0, S1, S2, S3, S4, S5, S6, S7 and 12 more: Analysts");
    expect(ofPerson(QUERY, many.slice(0, 9))).toContain("S7 and S8: ");
  });
});

describe("the sentence of the people of a path", () => {
  it("counts them, and speaks of one as of one", () => {
    expect(ofPeople(QUERY, 1420)).toBe(
      "1,420 people can run any query: Analysts grants it in full, and default lets them run queries.",
    );
    const admin = { ...QUERY, admin: true, grants: [{ groupId: 1, gives: "admin" }] } as const;
    expect(ofPeople(admin, 1)).toMatch(
      /^1 person can run any query as administrator: admin makes them administrator,/,
    );
    expect(ofPeople(admin, 2)).toMatch(/^2 people .* admin makes them administrators,/);
    expect(ofPeople({ ...VIEW, now: "latent" }, 3)).toMatch(
      /^3 people would .* when their accounts are enabled: /,
    );
    expect(ofPeople({ ...UNKNOWN, unknownBecause: "groups" }, 2)).toBe(
      "What 2 people can do is not known: Redash does not tell their groups.",
    );
  });
});

describe("what would be left without a group", () => {
  const said = (now: Access, ...leaving: { groupId: number; left: Access }[]) =>
    leavingSentences(now, leaving, group).map(plainText);

  it("is less, nothing, the same, or not known", () => {
    expect(said(QUERY, { groupId: 3, left: { ...VIEW, grants: [{ groupId: 2, gives: "view" }] } })).toEqual([
      "Without the group Analysts they would still read results of queries, through the group default.",
    ]);
    expect(said(QUERY, { groupId: 3, left: NOTHING })).toEqual([
      "Without the group Analysts no access would be left.",
    ]);
    expect(said(QUERY, { groupId: 3, left: QUERY })).toEqual(["Leaving the group Analysts changes nothing."]);
    for (const now of [QUERY, { ...UNKNOWN, unknownBecause: "grants" } as const])
      expect(said(now, { groupId: 3, left: UNKNOWN })).toEqual([
        "Without the group Analysts it would not be known what is left.",
      ]);
  });

  it("is a change where they stop being an administrator, whatever else stays", () => {
    const admin = { ...QUERY, admin: true } as const;
    expect(said(admin, { groupId: 1, left: QUERY })).toEqual([
      "Without the group admin they would no longer be an administrator, but still run any query, through the groups Analysts and default.",
    ]);
    expect(said(admin, { groupId: 1, left: { ...UNKNOWN, unknownBecause: "grants" } })).toEqual([
      "Without the group admin they would no longer be an administrator, and it would not be known what is left.",
    ]);
    expect(said(admin, { groupId: 3, left: admin })).toEqual(["Leaving the group Analysts changes nothing."]);
  });

  it("is a change where they could change queries of their own no more", () => {
    const owner = { ...VIEW, runAnyAsOwner: true };
    expect(said(owner, { groupId: 3, left: VIEW })).toEqual([
      "Without the group Analysts they would still read results of queries, through the groups Auditors #5 and default; they could not change queries that they own and have them run.",
    ]);
  });

  it("is said of all groups at once for which it is the same", () => {
    const left = { ...VIEW, permissionGroups: [5] };
    expect(said(QUERY, ...[2, 3].map((groupId) => ({ groupId, left })))).toEqual([
      "Without any one of the groups default and Analysts they would still read results of queries, through the group Auditors #5.",
    ]);
    expect(said(QUERY, ...[2, 3].map((groupId) => ({ groupId, left: QUERY })))).toEqual([
      "Leaving any one of the groups default and Analysts changes nothing.",
    ]);
  });

  it("of a disabled account is what would come back", () => {
    const now = { ...QUERY, now: "latent" } as const;
    expect(said(now, { groupId: 3, left: { ...NOTHING, now: "latent" } })).toEqual([
      "Without the group Analysts no access would come back.",
    ]);
    expect(said(now, { groupId: 3, left: { ...VIEW, now: "latent" } })).toEqual([
      "Without the group Analysts they would still read results of queries then, through the groups Auditors #5 and default.",
    ]);
  });

  it("is not said of what is not known for another reason than a grant that was not read", () => {
    const leaving = { groupId: 3, left: NOTHING };
    expect(said({ ...UNKNOWN, unknownBecause: "driver" }, leaving)).toEqual([]);
    expect(said({ ...UNKNOWN, unknownBecause: "grants" }, leaving)).toHaveLength(1);
  });
});
