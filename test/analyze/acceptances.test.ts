import { describe, expect, it } from "vitest";
import { acceptanceBy, unusedOf } from "../../src/analyze/acceptances.js";
import { accepting } from "../helpers/rules.js";

const one = accepting("pending-account-u5");
const pattern = accepting("pending-account-*");

describe("who has accepted a finding", () => {
  it("is nobody, where no acceptance fits", () => {
    expect(acceptanceBy([one])("pending-account-u55")).toBeNull();
    expect(acceptanceBy([accepting("pending*-u5")])("pending-account-u55")).toBeNull();
    expect(acceptanceBy([accepting("pending.account-u5")])("pending-account-u5")).toBeNull();
  });

  it("is whoever named it, or named a pattern that it fits", () => {
    expect(acceptanceBy([one])("pending-account-u5")).toBe(one);
    expect(acceptanceBy([pattern])("pending-account-u7")).toBe(pattern);
    const middle = accepting("*-u5-*");
    expect(acceptanceBy([middle])("unused-access-u5-s3")).toBe(middle);
  });

  it("is whoever named it outright, then whoever accepts it longest", () => {
    const longer = accepting("*", { expires: "2027-06-30" });
    const accept = acceptanceBy([
      one,
      pattern,
      longer,
      accepting("pending-account-u5", { expires: "2026-01-01" }),
    ]);
    expect(accept("pending-account-u5")).toBe(one);
    expect(accept("pending-account-u7")).toBe(longer);
  });
});

it("is unused what fits no finding, in the order of the file", () => {
  const [gone, misspelt] = [accepting("pending-account-u9"), accepting("pendin-account-*")];
  expect(unusedOf([gone, pattern, one, misspelt], ["pending-account-u5"])).toEqual([gone, misspelt]);
});
