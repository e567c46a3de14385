import { describe, expect, it } from "vitest";
import { sortedBy } from "../../src/page/sorting.js";

describe("the order of a list", () => {
  const members = [5, 40, 5, 0];
  const keyOf = (place: number) => members[place] ?? 0;

  it("is that of the keys, equal ones as they came", () => {
    expect(sortedBy([0, 1, 2, 3], keyOf, "ascending")).toEqual([3, 0, 2, 1]);
    expect(sortedBy([0, 1, 2, 3], keyOf, "descending")).toEqual([1, 0, 2, 3]);
  });

  it("is made of the places that are asked for, and leaves them alone", () => {
    const asked = [3, 1] as const;
    expect(sortedBy(asked, keyOf, "descending")).toEqual([1, 3]);
    expect(asked).toEqual([3, 1]);
  });

  it("compares texts as texts", () => {
    const status = ["pending", "disabled", "enabled"];
    expect(sortedBy([0, 1, 2], (place) => status[place] ?? "", "ascending")).toEqual([1, 2, 0]);
  });
});
