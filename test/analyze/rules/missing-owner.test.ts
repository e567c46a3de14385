import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/missing-owner.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { query, section, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const queries = [query(1, "Pay"), query(2, "Tax", { ownerId: 7 }), query(3, "Old", { ownerId: 9 })];

it("finds the query whose owner is no account, where all accounts were read", () => {
  expect(examineRule(rule, { users, queries })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "missing-owner-q3",
        status: "open",
        evidence: "Its owner is account #9, which is not among the accounts that were read: all there are.",
      },
    ],
  });
});

it("finds nothing where each owner is there, disabled or not", () => {
  const { counts } = examineRule(rule, { users, queries: queries.slice(0, 2) });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("does not know it where not all accounts were read", () => {
  const sections = { users: section({ status: "partial" }) };
  expect(examineRule(rule, { users, queries, sections }).findings).toEqual([
    {
      id: "missing-owner-q3",
      status: "unknown",
      evidence: "Its owner is account #9, which is not among the accounts that were read; not all could be.",
    },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("missing-owner-q3")];
  expect(examineRule(rule, { users, queries }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
