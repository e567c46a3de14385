import { expect, it } from "vitest";
import { sortFew } from "../../src/model/sort-few.js";

const byTens = (a: number, b: number) => Math.floor(a / 10) - Math.floor(b / 10);

it("keeps the order of those that compare as equal, few or many", () => {
  expect(sortFew([21, 5, 20, 3, 11], byTens)).toEqual([5, 3, 11, 21, 20]);
  const many = Array.from({ length: 30 }, (_, index) => 29 - index);
  expect(sortFew(many, byTens)).toEqual([
    ...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ...[19, 18, 17, 16, 15, 14, 13, 12, 11, 10],
    ...[29, 28, 27, 26, 25, 24, 23, 22, 21, 20],
  ]);
});

it("sorts in place, nothing and one too", () => {
  const things = [2, 1];
  expect(sortFew(things, byTens)).toBe(things);
  expect(sortFew([], byTens)).toEqual([]);
  expect(sortFew([7], byTens)).toEqual([7]);
});
