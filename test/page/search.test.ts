import { describe, expect, it } from "vitest";
import { searchIn } from "../../src/page/search.js";
import { openedPage } from "../helpers/opened-page.js";
import { driftingSnapshot, itsDirectory } from "../helpers/page.js";
import { dataSource, group, snapshot, user } from "../helpers/snapshots.js";

const page = openedPage(
  snapshot({
    groups: [group(1, "admin", { type: "builtin", permissions: ["admin"] }), group(12, "Émile’s team")],
    users: [
      user(1, "Émile Zola", [12], { email: "zola@example.com" }),
      user(12, "Ana Lima", [1], { email: "ana.lima@emile.example" }),
      user(112, "Eve \u202egnp.exe", [], { disabled: true }),
    ],
    dataSources: [dataSource(1, "Warehouse", { type: "snowflake" })],
  }),
);
const { find } = searchIn(page);

function found(question: string) {
  const finds = find(question);
  const ids = (column: readonly unknown[], list: "people" | "groups" | "data-sources") =>
    column.filter((_, place) => finds?.[list](place));
  return {
    people: ids(page.users.user_id, "people"),
    groups: ids(page.groups.group_id, "groups"),
    sources: ids(page.sources.data_source_id, "data-sources"),
  };
}

describe("searchIn", () => {
  it.each([
    ["emile", [12, 1], [12], []],
    ["EMILE zola", [1], [], []],
    ["zola émile", [1], [], []],
    ["lima zola", [], [], []],
    ["#1", [1], [1], [1]],
    ["#12", [12], [12], []],
    ["disabled", [112], [], []],
    ["admin", [12], [1], []],
    ["snowflake", [], [], [1]],
    ["example.com", [112, 1], [], []],
  ])("finds with %s", (question, people, groups, sources) => {
    const all = found(question);
    expect(all.people.sort()).toEqual(people.sort());
    expect(all.groups).toEqual(groups);
    expect(all.sources).toEqual(sources);
  });

  it("finds people by their manager, and by what drift found of them", () => {
    const drifting = openedPage(driftingSnapshot(), itsDirectory());
    const people = (question: string) => {
      const finds = searchIn(drifting).find(question);
      return drifting.users.user_id.filter((_, place) => finds?.people(place));
    };
    expect(people("eva")).toEqual([3]);
    expect(people("inactive directory")).toEqual([4]);
  });

  it("finds what cannot be seen, as itself and as the page shows it", () => {
    expect(found("\u202egnp").people).toEqual([112]);
    expect(found("[u+202e]").people).toEqual([112]);
  });

  it("has no answer to an empty question", () => {
    expect(find("  ")).toBeNull();
  });
});
