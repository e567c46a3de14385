import { describe, expect, it } from "vitest";
import { acceptanceBy, isExpired, unusedOf } from "../../src/analyze/acceptances.js";
import type { Acceptance } from "../../src/model/finding.js";
import { accepting } from "../helpers/rules.js";

const patternOf = ({ finding }: Acceptance) => finding;
const one = accepting("pending-account-u5");
const pattern = accepting("pending-account-*");

describe("who has accepted a finding", () => {
  it("is nobody, where no acceptance fits", () => {
    expect(acceptanceBy([one], patternOf)("pending-account-u55")).toBeNull();
    expect(acceptanceBy([accepting("pending*-u5")], patternOf)("pending-account-u55")).toBeNull();
    expect(acceptanceBy([accepting("pending.account-u5")], patternOf)("pending-account-u5")).toBeNull();
  });

  it("is whoever named it, or named a pattern that it fits", () => {
    expect(acceptanceBy([one], patternOf)("pending-account-u5")).toBe(one);
    expect(acceptanceBy([pattern], patternOf)("pending-account-u7")).toBe(pattern);
    const middle = accepting("*-u5-*");
    expect(acceptanceBy([middle], patternOf)("unused-access-u5-s3")).toBe(middle);
  });

  it("is whoever named it outright, then whoever accepts it longest", () => {
    const longer = accepting("*", { expires: "2027-06-30" });
    const accept = acceptanceBy(
      [one, pattern, longer, accepting("pending-account-u5", { expires: "2026-01-01" })],
      patternOf,
    );
    expect(accept("pending-account-u5")).toBe(one);
    expect(accept("pending-account-u7")).toBe(longer);
  });
});

it("is unused what fits no finding, in the order of the file", () => {
  const [gone, misspelt] = [accepting("pending-account-u9"), accepting("pendin-account-*")];
  expect(unusedOf([gone, pattern, one, misspelt], patternOf, ["pending-account-u5"])).toEqual([
    gone,
    misspelt,
  ]);
});

it.each([
  ["2026-12-30T00:00:00Z", false],
  ["2026-12-31T23:59:59.999Z", false],
  ["2027-01-01T00:00:00Z", true],
])("holds to the end of its last day, in UTC: %s", (asOf, expired) => {
  expect(isExpired({ expires: "2026-12-31" }, asOf)).toBe(expired);
});
