import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/disabled-owner-schedule.js";
import type { Query } from "../../../src/model/snapshot.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, query, section, user } from "../../helpers/snapshots.js";

const dataSources = [dataSource(3, "Payroll")];
const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const every = (everySeconds: number | null, until: string | null = null): Query["schedule"] => ({
  everySeconds,
  until,
});

it("finds the scheduled query of a disabled account", () => {
  const queries = [
    query(1, "Pay", { ownerId: 7, schedule: every(3600) }),
    query(2, "Tax", { ownerId: 7 }),
    query(3, "Rides", { ownerId: 1, schedule: every(60) }),
    query(4, "Past", { ownerId: 7, schedule: every(60, "2026-11-01") }),
    query(5, "Later", { ownerId: 7, schedule: every(null, "2026-12-31") }),
    query(6, "Nowhere", { ownerId: 7, schedule: every(60), dataSourceId: null }),
  ];
  const also = [
    { kind: "user", id: 7 },
    { kind: "data source", id: 3 },
  ];
  expect(examineRule(rule, { dataSources, users, queries })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "disabled-owner-schedule-q1",
        status: "open",
        evidence: "Runs every hour on Payroll. Its owner: u7@example.com #7 (disabled).",
        also,
      },
      {
        id: "disabled-owner-schedule-q5",
        status: "open",
        evidence: "Runs by itself on Payroll. Its owner: u7@example.com #7 (disabled).",
        also,
      },
    ],
  });
});

it.each([
  [172_800, "2 days"],
  [43_200, "12 hours"],
  [5_400, "90 minutes"],
  [90, "90 seconds"],
])("tells %i seconds as %s", (seconds, words) => {
  const queries = [query(1, "Pay", { ownerId: 7, schedule: every(seconds) })];
  expect(examineRule(rule, { dataSources, users, queries }).findings[0]?.evidence).toMatch(
    `Runs every ${words} on Payroll.`,
  );
});

it("does not know it of an owner who was not read", () => {
  const queries = [query(1, "Pay", { ownerId: 9, schedule: every(3600) })];
  expect(examineRule(rule, { dataSources, users, queries }).findings).toMatchObject([
    {
      id: "disabled-owner-schedule-q1",
      status: "unknown",
      evidence: "Runs every hour on Payroll. Its owner: account #9, not among the accounts that were read.",
    },
  ]);
});

it("is not evaluated where the queries could not be read", () => {
  const sections = { queries: section({ status: "failed" }) };
  expect(examineRule(rule, { sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const queries = [query(1, "Pay", { ownerId: 7, schedule: every(3600) })];
  const acceptances = [accepting("disabled-owner-schedule-q1")];
  const { findings } = examineRule(rule, { dataSources, users, queries }, { acceptances });
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
