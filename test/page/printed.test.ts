import { describe, expect, it } from "vitest";
import { printedInWords } from "../../src/page/printed.js";

describe("a list on paper", () => {
  it("says nothing where all of it is there", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 60, printed: 60 }, "")).toBe("");
  });

  it("says who is not on it, and why", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 12, printed: 12 }, "“ana”")).toBe(
      "Printed: 12 of 60 people, narrowed down to “ana”. users.csv and effective-access.csv have all.",
    );
  });

  it("says where the rest is when there are too many", () => {
    expect(printedInWords({ id: "groups", all: 2000, shown: 2000, printed: 200 }, "")).toBe(
      "Printed: 200 of 2,000 groups. 1,800 more are too many for paper and not printed. groups.csv has all.",
    );
    expect(printedInWords({ id: "data-sources", all: 500, shown: 300, printed: 200 }, "“db”")).toBe(
      "Printed: 200 of 500 data sources, narrowed down to “db”. 100 more are too many for paper and not printed. data-sources.csv has all.",
    );
  });

  it("does not look whole with nobody on it", () => {
    expect(printedInWords({ id: "people", all: 60, shown: 0, printed: 0 }, "“zzz”")).toMatch(
      /^Printed: 0 of 60 people, narrowed down to “zzz”/,
    );
  });
});
