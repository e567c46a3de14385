import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directoryGroups } from "../../src/drift/directory-groups.js";
import type { DirectoryGroup } from "../../src/model/directory.js";
import { directoryGroup } from "../helpers/drift.js";

/** The groups of a person in these groups directly, with the way to each. */
function waysOf(groups: DirectoryGroup[], direct: string[], groupsKnown = false) {
  const person = directoryGroups({ groups }).of({ groups: direct, groupsKnown });
  return Object.fromEntries(person.groups.map(({ key }, place) => [key, person.pathFrom(place)]));
}

describe("a person in a group in a group", () => {
  it("is in both, by the way shown", () => {
    const groups = [directoryGroup("A"), directoryGroup("B", { groups: ["A"] })];
    expect(waysOf(groups, ["B"])).toEqual({ B: "B", A: "A > B" });
  });

  it("is there by a shortest way, and by the same one in any order", () => {
    const groups = [
      directoryGroup("A"),
      directoryGroup("C", { groups: ["A"] }),
      directoryGroup("B", { groups: ["A"] }),
      directoryGroup("D", { groups: ["C", "B"] }),
    ];
    expect(waysOf(groups, ["D"])).toEqual({ D: "D", B: "B > D", C: "C > D", A: "A > B > D" });
    expect(waysOf(groups.toReversed(), ["D"])).toEqual(waysOf(groups, ["D"]));
    expect(waysOf(groups, ["D", "C"])).toMatchObject({ A: "A > C" });
  });

  it("is in all groups of a circle", () => {
    const groups = [directoryGroup("A", { groups: ["B"] }), directoryGroup("B", { groups: ["A", "B"] })];
    expect(waysOf(groups, ["A"])).toEqual({ A: "A", B: "B > A" });
  });

  it("is in a chain of 5,000 groups", () => {
    const groups = Array.from({ length: 5_000 }, (_, index) =>
      directoryGroup(`g${index}`, { groups: index === 0 ? [] : [`g${index - 1}`] }),
    );
    const person = directoryGroups({ groups }).of({ groups: ["g4999"], groupsKnown: false });
    expect(person.groups).toHaveLength(5_000);
    expect(person.pathFrom(2)).toBe("g4997 > g4998 > g4999");
  });
});

describe("a group of everybody", () => {
  it("has also those who are in no group, and the groups that it is in have them too", () => {
    const all = directoryGroup("all", { everybody: true, membersKnown: false, groups: ["A"] });
    const groups = directoryGroups({ groups: [all, directoryGroup("A")] });
    expect(groups.of({ groups: [], groupsKnown: false }).groups.map(({ key }) => key)).toEqual(["all", "A"]);
    expect([...groups.membersNotKnown]).toEqual([]);
  });
});

describe("a group told by its id alone", () => {
  it("is called by its id", () => {
    expect(waysOf([directoryGroup("A", { name: null })], ["A"])).toEqual({ A: "id-A" });
  });
});

describe("a group whose members were not given", () => {
  const inner = directoryGroup("B", {
    groups: ["A"],
    membersKnown: false,
    unknownBecause: "no file lists them",
  });
  const groups = directoryGroups({ groups: [directoryGroup("A"), inner, directoryGroup("C")] });

  it("leaves open who is in it, and in the groups that it is in", () => {
    const because = "the members of B are not all known: no file lists them";
    expect([...groups.membersNotKnown].sort()).toEqual([
      ["A", because],
      ["B", because],
    ]);
  });

  it("leaves nothing open of a person whose own list of groups is whole, as are those of the groups", () => {
    expect(groups.of({ groups: ["C"], groupsKnown: true }).allKnown).toBe(true);
    expect(groups.of({ groups: ["C"], groupsKnown: false }).allKnown).toBe(false);
    const nested = directoryGroups({ groups: [directoryGroup("C", { groupsKnown: false }), inner] });
    expect(nested.of({ groups: ["C"], groupsKnown: true }).allKnown).toBe(false);
  });
});

describe("in every directory", () => {
  const keys = ["a", "b", "c", "d", "e", "f"];
  const some = fc.subarray(keys);
  const directories = fc
    .tuple(
      ...keys.map((key) => fc.record({ key: fc.constant(key), groups: some, membersKnown: fc.boolean() })),
    )
    .map((all) => all.map(({ key, ...rest }) => directoryGroup(key, rest)));

  /** Everything above, found by repeating one step until nothing is added. */
  function above(groups: readonly DirectoryGroup[], direct: readonly string[]): Set<string> {
    const found = new Set(direct);
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (const { key, groups: parents } of groups)
        if (found.has(key)) for (const parent of parents) found.add(parent);
    }
    return found;
  }

  it("a person is in every group above, each by a way of real steps that ends where he is directly", () => {
    fc.assert(
      fc.property(directories, some, (groups, direct) => {
        const ways = waysOf(groups, direct);
        expect(new Set(Object.keys(ways))).toEqual(above(groups, direct));
        for (const [key, way] of Object.entries(ways)) {
          const steps = way.split(" > ");
          expect(steps[0]).toBe(key);
          expect(direct).toContain(steps.at(-1));
          steps.slice(1).forEach((inner, index) => {
            expect(groups.find((one) => one.key === inner)?.groups).toContain(steps[index]);
          });
        }
      }),
    );
  });

  it("what is open of a group is open of every group above it, and of no other", () => {
    fc.assert(
      fc.property(directories, (groups) => {
        const incomplete = groups.filter(({ membersKnown }) => !membersKnown).map(({ key }) => key);
        expect(new Set(directoryGroups({ groups }).membersNotKnown.keys())).toEqual(
          above(groups, incomplete),
        );
      }),
    );
  });
});
