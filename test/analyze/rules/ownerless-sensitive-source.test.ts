import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/ownerless-sensitive-source.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource } from "../../helpers/snapshots.js";

const dataSources = [dataSource(1, "Rides"), dataSource(2, "Ledger"), dataSource(3, "Payroll")];
const risk = {
  dataSources: new Map([
    [1, { sensitive: false, owner: null }],
    [2, { sensitive: true, owner: "Ina" }],
    [3, { sensitive: true, owner: null }],
  ]),
};

it("finds the sensitive one without an owner, among the sensitive ones", () => {
  expect(examineRule(rule, { dataSources }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "ownerless-sensitive-source-s3",
        status: "open",
        evidence: "The config file calls it sensitive, and names no owner.",
      },
    ],
  });
});

it("finds nothing where each has an owner", () => {
  const owned = { dataSources: new Map([[3, { sensitive: true, owner: "Ina" }]]) };
  expect(examineRule(rule, { dataSources }, { risk: owned }).counts).toMatchObject({ examined: 1, found: 0 });
});

it("is not evaluated where nobody said what is sensitive", () => {
  expect(examineRule(rule, { dataSources })).toEqual({
    state: "not evaluated",
    why: ["The config file does not say which data sources are sensitive (data-sources)."],
    counts: null,
    findings: [],
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("ownerless-sensitive-source-*")];
  expect(examineRule(rule, { dataSources }, { risk, acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
