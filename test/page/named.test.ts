import { expect, test } from "vitest";
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

test("a list is put in the order of names, what was not told at its end by id", () => {
  const names = namesOf([
    { id: 1, name: "b" },
    { id: 2, name: "a" },
  ]);
  const list = [untold(9), ...names.values(), untold(8)].reverse();
  sortNames(list);
  expect(list.map(({ id }) => id)).toEqual([2, 1, 8, 9]);
});
