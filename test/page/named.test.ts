import fc from "fast-check";
import { expect, test } from "vitest";
import { labelsOf, look } from "../../src/graph/labels.js";
import { label, namesOf, sortNames, untold } from "../../src/page/named.js";

test("names come without regard to case and accents, numbers by value, nameless ones last", () => {
  const names = ["team 10", "Zoë", "", "Émile", "team 9", "emil", "zoe"];
  const sorted = namesOf(names.map((name, index) => ({ id: index + 1, name })));
  expect(Array.from(sorted.values(), ({ name }) => name)).toEqual([
    ..."emil,Émile,team 9,team 10,Zoë,zoe,(no name)".split(","),
  ]);
});

test("only what shares its name, or has none, needs its id", () => {
  const names = namesOf([
    { id: 1, name: "Sales" },
    { id: 2, name: "Sales" },
    { id: 3, name: "Tax" },
    { id: 4, name: null },
  ]);
  expect(Array.from(names.values(), label)).toEqual(["Sales #1", "Sales #2", "Tax", "(name not told) #4"]);
});

test("no two of a kind have labels that look alike", () => {
  const name = fc.oneof(
    fc.constantFrom(
      null,
      "",
      " ",
      "(no name)",
      "(no name) #1",
      "(not told) #9",
      "Caf\u00e9",
      "Cafe\u0301",
      "a",
      "a ",
    ),
    fc.constantFrom(
      "a  b",
      "a b",
      "a\u00a0b",
      "a[U+00A0]b",
      "a[U+0020] b",
      "a #1",
      "a #1 ",
      "\u202ea",
      "[U+202E]a",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), (names) => {
      const named = namesOf(names.map((one, index) => ({ id: index + 1, name: one })));
      const labels = [...named.values(), untold(9), untold(10)].map(label);
      expect(new Set(labels.map(look)).size).toBe(labels.length);
    }),
    { numRuns: 500 },
  );
});

test("the page has an id beside a name wherever the CSV files have one", () => {
  const names = ["Caf\u00e9", "Cafe\u0301", "Analysts #7", "Sales", "Sales ", "Tax"];
  const things = names.map((one, index) => ({ id: index + 1, name: one }));
  const inFiles = labelsOf(things);
  for (const { id, twin } of namesOf(things).values()) expect(twin).toBe(/ #\d$/.test(inFiles(id)));
});

test("a list is put in the order of names, what was not told at its end by id", () => {
  const names = namesOf([
    { id: 1, name: "b" },
    { id: 2, name: "a" },
  ]);
  const list = [untold(9), ...names.values(), untold(8)].reverse();
  sortNames(list);
  expect(list.map(({ id }) => id)).toEqual([2, 1, 8, 9]);
});
