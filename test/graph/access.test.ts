import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accessRule,
  decide,
  type KnownGrant,
  levelOf,
  permissionNames,
  permissionSet,
  type Question,
} from "../../src/graph/access.js";
import { ABILITIES } from "../../src/model/access-words.js";
import { knownVersion, RELEASES, type Release } from "../../src/model/versions.js";

const traitsOf = (release: Release) => knownVersion(`${release}.0`).traits.access;

function ask(release: Release, permissions: string[], granted: KnownGrant, rest: Partial<Question> = {}) {
  const question = { granted, maybeMore: false, presence: "listed", ...rest } as const;
  return decide(traitsOf(release), { permissions: permissionSet(permissions), ...question });
}

const releases = fc.constantFrom(...RELEASES);
const permissions = fc.subarray([
  "admin",
  "super_admin",
  "list_data_sources",
  "view_query",
  "execute_query",
  "create_query",
  "edit_query",
]);
const grants = fc.constantFrom<KnownGrant>("none", "view", "full");
const presences = fc.constantFrom<Question["presence"]>("listed", "hidden", "possible");
const questions = fc.record({
  permissions: permissions.map(permissionSet),
  granted: grants,
  maybeMore: fc.boolean(),
  presence: presences,
});

describe("the access rule", () => {
  it("lets own text run by execute_query and a full grant", () => {
    expect(ask(10, ["execute_query"], "full")).toEqual({
      grant: "full",
      level: "query",
      abilities: ["schema", "read_result", "run_saved", "refresh", "run_any"],
      runAnyAsOwner: false,
      admin: false,
      restsOn: permissionSet(["execute_query"]),
      unknownBecause: null,
    });
  });

  it("lets own text run by creating and refreshing, without execute_query", () => {
    expect(ask(8, ["create_query"], "full")).toMatchObject({
      level: "query",
      abilities: ["schema", "refresh", "create_query"],
      restsOn: permissionSet(["create_query"]),
    });
  });

  it.each([
    [6, ["view_query"], ["schema", "open_query", "read_result"], "view"],
    [7, ["view_query"], ["schema", "open_query", "read_result"], "view"],
    [8, ["view_query"], ["schema", "open_query", "read_result", "run_saved"], "view"],
    [7, ["execute_query"], ["schema", "run_saved"], "schema"],
    [8, ["execute_query"], ["schema"], "schema"],
    [10, ["execute_query"], ["schema", "read_result", "run_saved"], "view"],
    [26, ["list_data_sources", "create_query"], ["list", "schema"], "schema"],
    [26, [], ["schema"], "schema"],
  ] as const)("on %i, %j and a view only grant give %j: %s", (release, permissions, abilities, level) => {
    expect(ask(release, [...permissions], "view")).toMatchObject({ abilities, level });
  });

  it("grants administrators every data source in full, and no ability without its own permission", () => {
    expect(ask(26, ["admin", "view_query"], "none")).toMatchObject({
      grant: "full",
      level: "view",
      abilities: ["schema", "open_query", "read_result", "run_saved", "refresh"],
      admin: true,
    });
  });

  it.each([
    [4, "full", true],
    [4, "view", false],
    [6, "view", false],
    [7, "view", true],
    [7, "none", false],
    [8, "none", true],
    [26, "none", true],
  ] as const)("on %i an owner with a grant of %s runs any text: %s", (release, granted, expected) => {
    expect(ask(release, ["edit_query", "execute_query"], granted).runAnyAsOwner).toBe(expected);
    expect(ask(release, ["execute_query"], granted).runAnyAsOwner).toBe(false);
  });

  it("does not know the level where a grant is not known, but says what is certain", () => {
    expect(ask(10, ["view_query", "execute_query"], "view", { maybeMore: true })).toMatchObject({
      grant: "unknown",
      level: "unknown",
      abilities: ["schema", "open_query", "read_result", "run_saved"],
      unknownBecause: "grants",
    });
    expect(ask(10, [], "none", { maybeMore: true })).toMatchObject({ level: "unknown", abilities: [] });
  });

  it("does not mind an unknown grant where a full one is known, or an administrator asks", () => {
    expect(ask(10, ["execute_query"], "full", { maybeMore: true })).toEqual(
      ask(10, ["execute_query"], "full"),
    );
    expect(ask(10, ["admin"], "none", { maybeMore: true })).toEqual(ask(10, ["admin"], "none"));
  });

  it.each([
    ["hidden", "driver"],
    ["possible", "existence"],
  ] as const)("knows nothing of a %s data source, whoever is granted it", (presence, unknownBecause) => {
    const unknown = { level: "unknown", grant: "unknown", abilities: [], unknownBecause };
    expect(ask(10, ["execute_query"], "full", { presence })).toMatchObject(unknown);
    expect(ask(10, ["admin"], "none", { presence })).toMatchObject(unknown);
    expect(ask(10, ["execute_query"], "none", { presence, maybeMore: true })).toMatchObject(unknown);
    expect(ask(10, ["execute_query"], "none", { presence })).toMatchObject({
      level: "none",
      unknownBecause: null,
    });
  });

  it("gives the same verdict remembered as decided afresh", () => {
    const rules = new Map(RELEASES.map((release) => [release, accessRule(traitsOf(release))]));
    fc.assert(
      fc.property(releases, questions, (release, question) => {
        const remembered = rules.get(release)?.(question);
        expect(remembered).toEqual(decide(traitsOf(release), question));
        expect(rules.get(release)?.({ ...question })).toBe(remembered);
      }),
      { numRuns: 2000 },
    );
  });

  it("never takes an ability away for one more permission or a higher grant", () => {
    const higher = { none: "view", view: "full", full: "full" } as const;
    fc.assert(
      fc.property(releases, questions, permissions.map(permissionSet), (release, question, more) => {
        const traits = traitsOf(release);
        const before = decide(traits, question);
        const granted = decide(traits, { ...question, granted: higher[question.granted] });
        const permitted = decide(traits, { ...question, permissions: question.permissions | more });
        expect(granted.abilities).toEqual(expect.arrayContaining([...before.abilities]));
        expect(permitted.abilities).toEqual(expect.arrayContaining([...before.abilities]));
        if (before.runAnyAsOwner === true) expect(granted.runAnyAsOwner).toBe(true);
        if (before.runAnyAsOwner === true) expect(permitted.runAnyAsOwner).toBe(true);
      }),
    );
  });

  it("says what must hold whatever an unknown grant turns out to be", () => {
    fc.assert(
      fc.property(releases, permissions.map(permissionSet), grants, grants, (release, set, known, truth) => {
        const order: KnownGrant[] = ["none", "view", "full"];
        fc.pre(order.indexOf(truth) >= order.indexOf(known));
        const traits = traitsOf(release);
        const question = { permissions: set, presence: "listed" } as const;
        const said = decide(traits, { ...question, granted: known, maybeMore: true });
        const real = decide(traits, { ...question, granted: truth, maybeMore: false });
        expect(real.abilities).toEqual(expect.arrayContaining([...said.abilities]));
        if (said.level !== "unknown") expect(said).toEqual(real);
        if (said.runAnyAsOwner !== "unknown") expect(said.runAnyAsOwner).toBe(real.runAnyAsOwner);
      }),
    );
  });
});

describe("permission sets", () => {
  it("keep the permissions that decide, in a fixed order, and no others", () => {
    expect(permissionNames(permissionSet(["edit_query", "view_source", "admin", "toString"]))).toEqual([
      "admin",
      "edit_query",
    ]);
  });
});

describe("levelOf", () => {
  it("needs both creating and refreshing for query", () => {
    expect(levelOf(["schema", "create_query"])).toBe("schema");
    expect(levelOf(["schema", "refresh"])).toBe("schema");
    expect(levelOf([])).toBe("none");
    expect(levelOf(ABILITIES)).toBe("query");
  });
});
