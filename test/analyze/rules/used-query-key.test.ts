import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/used-query-key.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, events, query, section } from "../../helpers/snapshots.js";

const dataSources = [dataSource(3, "Payroll")];
const queries = [query(1, "Pay"), query(2, "Tax")];
const used = events({
  since: "2026-05-29T09:15:00Z",
  keyUses: [
    { queryId: 1, last: "2026-10-22T06:00:00Z", times: 4 },
    { queryId: 9, last: "2026-10-01T06:00:00Z", times: 1 },
  ],
});

it("finds the query whose key was used, when last, and one that was not read", () => {
  expect(examineRule(rule, { dataSources, queries, events: used })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "used-query-key-q1",
        status: "open",
        evidence: "Used 4 times since 2026-05-29, last on 2026-10-22. It asks Payroll.",
        also: [{ kind: "data source", id: 3 }],
      },
      {
        id: "used-query-key-q9",
        status: "open",
        evidence: "Used 1 time since 2026-05-29, last on 2026-10-01. Its data source is not known.",
      },
    ],
  });
});

it("finds nothing where no use was seen", () => {
  const { counts } = examineRule(rule, { queries, events: events() });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("is partly evaluated where events were not read back to the end of the window, and not without events", () => {
  const sections = { events: section({ status: "partial" }) };
  expect(examineRule(rule, { queries, events: events(), sections }).state).toBe("partly evaluated");
  expect(examineRule(rule, { queries, events: null }).state).toBe("not evaluated");
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("used-query-key-q1")];
  expect(examineRule(rule, { queries, events: used }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
    { status: "open" },
  ]);
});
