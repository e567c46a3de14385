import { describe, expect, it } from "vitest";
import { printedInWords, printedOfEach } from "../../src/page/printed.js";

const WHOLE = { ofOneSource: false };

describe("a list on paper", () => {
  it("says nothing where all of it is there", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 60, printed: 60 }, "", WHOLE)).toBe("");
  });

  it("says who is not on it, and why", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 12, printed: 12 }, "“ana”", WHOLE)).toBe(
      "Printed: 12 of 60 people, narrowed down to “ana”. users.csv and effective-access.csv have all.",
    );
  });

  it("says where the rest is when there are too many", () => {
    expect(printedInWords({ id: "groups", all: 2000, shown: 2000, printed: 200 }, "", WHOLE)).toBe(
      "Printed: 200 of 2,000 groups. 1,800 more are too many for paper and not printed. groups.csv has all.",
    );
    expect(printedInWords({ id: "data-sources", all: 500, shown: 300, printed: 200 }, "“db”", WHOLE)).toBe(
      "Printed: 200 of 500 data sources, narrowed down to “db”. 100 more are too many for paper and not printed. data-sources.csv has all.",
    );
  });

  it("does not look whole with nobody on it", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 0, printed: 0 }, "“zzz”", WHOLE)).toMatch(
      /^Printed: 0 of 60 people, narrowed down to “zzz”/,
    );
  });

  it("says which files only the full run has, beside a page of one data source", () => {
    const ofOne = { ofOneSource: true };
    expect(printedInWords({ id: "people", all: 60, shown: 12, printed: 12 }, "“ana”", ofOne)).toBe(
      "Printed: 12 of 60 people, narrowed down to “ana”. users.csv of the full run and effective-access.csv have all.",
    );
  });
});

describe("lists that share the paper", () => {
  it("are whole from the first on, until there is no more room", () => {
    expect(printedOfEach([2, 3, 4, 5], 7)).toEqual([2, 3, 2, 0]);
    expect(printedOfEach([2, 3], 7)).toEqual([2, 3]);
  });
});
