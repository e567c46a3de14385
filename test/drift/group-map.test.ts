import { describe, expect, it } from "vitest";
import { groupMapping } from "../../src/drift/group-map.js";
import { nameBook } from "../../src/drift/nearest-name.js";
import type { GroupMap } from "../../src/drift/types.js";
import type { Directory } from "../../src/model/directory.js";
import { directory, directoryFile, directoryGroup } from "../helpers/drift.js";

const REDASH = ["admin", "default", "Finance", "ops", "Analysts"];

function mapping(rule: GroupMap["rule"], groups: string[], differing: Partial<Directory> = {}) {
  const all = groups.map((name) => directoryGroup(name));
  return groupMapping(rule, directory({ groups: all, ...differing }), nameBook(REDASH));
}

/** The values for somebody who is in these groups. */
function sent(rule: GroupMap["rule"], groups: string[], differing: Partial<Directory> = {}) {
  const person = { groups: differing.groups?.map(({ key }) => key) ?? groups, groupsKnown: false };
  return [...mapping(rule, groups, differing).assertedFor("ana@nordlicht.example", person).values.values()];
}

const EQUAL = { kind: "equal" } as const;
const PREFIX = { kind: "prefix", prefix: "redash-" } as const;

describe("by equal name", () => {
  it("sends the groups that Redash has, or that were meant to be one, and holds the rest for no matter", () => {
    const groups = ["Finance", "OPS", "Analyts", "Finance,ops", "Finance,hr", "Everyone", "Payroll"];
    expect(sent(EQUAL, groups).map(({ name }) => name)).toEqual(["Analyts", "Finance", "Finance,ops", "OPS"]);
  });

  it("takes no group for a slip of another that the directory has too", () => {
    expect(sent(EQUAL, ["Analyts", "Analysts"]).map(({ name }) => name)).toEqual(["Analysts"]);
  });

  it("compares as the server does: blanks around a name do not count, its case does", () => {
    const asserted = mapping(EQUAL, [" Finance "]).assertedFor("", {
      groups: [" Finance "],
      groupsKnown: false,
    });
    expect(asserted.values.get("Finance")).toEqual({ name: " Finance ", path: " Finance " });
  });
});

describe("by prefix", () => {
  it("sends what follows it, of the groups that begin with it in the same case", () => {
    const groups = ["redash-Finance", "redash-unknown", "Redash-ops", "Analysts", "redash-"];
    expect(sent(PREFIX, groups)).toEqual([
      { name: "", path: "redash-" },
      { name: "Finance", path: "redash-Finance" },
      { name: "unknown", path: "redash-unknown" },
    ]);
  });

  it("shows how a person comes to a group through others", () => {
    const groups = [
      directoryGroup("redash-Finance"),
      directoryGroup("contractors", { groups: ["redash-Finance"] }),
    ];
    const asserted = mapping(PREFIX, [], { groups }).assertedFor("", {
      groups: ["contractors"],
      groupsKnown: false,
    });
    expect([...asserted.values.values()]).toEqual([
      { name: "Finance", path: "redash-Finance > contractors" },
    ]);
  });
});

describe("by table", () => {
  const table = new Map([
    ["FIN", ["Finance", "ops"]],
    ["CN=Fin,OU=G,DC=x", ["Analysts"]],
    ["Gone", ["ops"]],
  ]);

  it("sends the values of each group, found by name or by id in any case", () => {
    const groups = [directoryGroup("FIN"), directoryGroup("f", { ids: ["cn=fin,ou=g,dc=x"], name: null })];
    expect(sent({ kind: "table", table }, [], { groups }).map(({ name }) => name)).toEqual([
      "Finance",
      "ops",
      "Analysts",
    ]);
    expect(sent({ kind: "table", table }, ["fin", "Finance"])).toEqual([]);
  });

  it("leaves open what an entry that the directory does not know would send", () => {
    const some = mapping({ kind: "table", table }, ["FIN"]);
    expect(some.unusedEntries).toEqual(["CN=Fin,OU=G,DC=x", "Gone"]);
    const asserted = some.assertedFor("", { groups: [], groupsKnown: false });
    expect(asserted.notKnownOf("ops")).toBe("no group of the directory is called Gone");
    expect(asserted.notKnownOf("Finance")).toBeUndefined();
    expect(asserted.inNone).toBe("unknown");
    const known = some.assertedFor("", { groups: [], groupsKnown: true });
    expect([known.notKnownOf("ops"), known.inNone]).toEqual([undefined, "yes"]);
  });
});

describe("what the export leaves open", () => {
  const nobody = { groups: [], groupsKnown: false };

  it("is a group told by its id alone, for the names that no other group has", () => {
    const groups = [directoryGroup("x", { name: null }), directoryGroup("Finance")];
    const asserted = mapping(EQUAL, [], { groups }).assertedFor("", { groups: ["x"], groupsKnown: true });
    const because = "the directory tells the group id-x by its id alone, not by its name";
    expect(asserted.notKnownOf("ops")).toBe(because);
    expect(asserted.notKnownOf("Finance")).toBeUndefined();
    expect([asserted.notAllKnown, asserted.inNone]).toEqual([because, "unknown"]);
    expect(mapping(EQUAL, [], { groups }).assertedFor("", nobody).notAllKnown).toBeUndefined();
  });

  it("is every group that a cut list of groups does not have", () => {
    const cut = directoryFile("groups.json", { groups: 1, partialBecause: ["a next page"] });
    const asserted = mapping(EQUAL, ["Finance"], { files: [cut] }).assertedFor("", nobody);
    expect(asserted.notKnownOf("ops")).toBe("the groups in groups.json are not all there are");
    expect(asserted.notKnownOf("Finance")).toBeUndefined();
    expect(asserted.inNone).toBe("unknown");
  });

  it("is every group that a list of groups does not have which may be cut", () => {
    const doubtful = directoryFile("groups.json", { groups: 1, groupsDoubtful: true });
    const asserted = mapping(EQUAL, ["Finance"], { files: [doubtful] }).assertedFor("", nobody);
    expect(asserted.notKnownOf("ops")).toBe("the groups in groups.json may not be all there are");
    expect([asserted.notKnownOf("Finance"), asserted.inNone]).toEqual([undefined, "unknown"]);
  });

  it("is nothing where all lists are whole", () => {
    const asserted = mapping(EQUAL, ["Finance"]).assertedFor("", nobody);
    expect([asserted.notKnownOf("ops"), asserted.notAllKnown, asserted.inNone]).toEqual([
      undefined,
      undefined,
      "yes",
    ]);
  });

  it("is no matter of groups that are not sent, or that Redash has no name for", () => {
    const unknown = [directoryGroup("Payroll", { membersKnown: false }), directoryGroup("redash-ops")];
    const byPrefix = mapping(PREFIX, [], { groups: unknown }).assertedFor("", nobody);
    expect([byPrefix.notAllKnown, byPrefix.inNone]).toEqual([undefined, "yes"]);
    const byName = mapping(EQUAL, [], { groups: unknown }).assertedFor("", nobody);
    expect([byName.notAllKnown, byName.inNone]).toEqual([undefined, "unknown"]);
  });
});
