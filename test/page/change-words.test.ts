import { describe, expect, it } from "vitest";
import type { DiffField } from "../../src/model/diff.js";
import { changeInWords, subjectName } from "../../src/page/change-words.js";

const field = (name: string, before: DiffField["before"], after: DiffField["after"]): DiffField => ({
  field: name,
  before,
  after,
});

describe("a change in words", () => {
  it.each<[string, DiffField[], string | null, string]>([
    [
      "of one field: from what to what",
      [field("user_status", "enabled", "disabled")],
      null,
      "status enabled → disabled",
    ],
    [
      "of a list: what came, what went",
      [field("permissions", ["a", "b"], ["b", "c"])],
      null,
      "permissions: now c, no longer a",
    ],
    [
      "of a level: without the abilities that follow from it",
      [field("level", "view", "query"), field("abilities", ["schema"], ["schema", "run_any"])],
      null,
      "level view → query",
    ],
    ["of a name: nothing, as it stands with whom it is about", [field("group_name", "A", "B")], null, ""],
    [
      "of what is new: what it is at a glance",
      [
        field("level", null, "query"),
        field("access_now", null, "latent"),
        field("grant_groups", null, ["A", "B"]),
      ],
      null,
      "query, latent, through A, B",
    ],
    ["of what is gone: what it was", [field("grant_level", "view", null)], null, "was view only"],
    [
      "of what is as usual: nothing",
      [field("user_status", null, "enabled"), field("admin", null, "no")],
      null,
      "",
    ],
    ["with what a reader has to know", [field("evidence", null, "It is so.")], "Noted.", "It is so. Noted."],
  ])("%s", (_, fields, note, said) => {
    expect(changeInWords({ fields, note })).toBe(said);
  });
});

it("whom it is about has the name of now, and that of before where it is another", () => {
  expect(subjectName({ kind: "group", id: 5, before: "A", after: "B" })).toBe("A → B");
  expect(subjectName({ kind: "group", id: 5, before: "A", after: null })).toBe("A");
  expect(subjectName({ kind: "group", id: 5, before: null, after: null })).toBe("group #5");
});
