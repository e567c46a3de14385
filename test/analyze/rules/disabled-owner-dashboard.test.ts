import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/disabled-owner-dashboard.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dashboard, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const shared = { hasPublicLink: true, queryIds: [3] };
const { hasPublicLink: _link, ...unread } = dashboard(4, "Unread", { ownerId: 7, queryIds: [3, 5] });

it("finds the shared one of a disabled account, among those that are shared", () => {
  const dashboards = [
    dashboard(1, "Board", shared),
    dashboard(2, "Left behind", { ...shared, ownerId: 7 }),
    dashboard(3, "Not shared", { ownerId: 7 }),
  ];
  expect(examineRule(rule, { users, dashboards })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "disabled-owner-dashboard-d2",
        status: "open",
        evidence: "It is shared, and shows 1 query. Its owner: u7@example.com #7 (disabled).",
        also: [{ kind: "user", id: 7 }],
      },
    ],
  });
});

it("finds nothing where the owners are there", () => {
  const { counts } = examineRule(rule, { users, dashboards: [dashboard(1, "Board", shared)] });
  expect(counts).toMatchObject({ examined: 1, found: 0, unknown: 0 });
});

it("does not know it where link or owner are not told, or the owner was not read", () => {
  const dashboards = [
    unread,
    dashboard(5, "No owner", { ...shared, ownerId: null }),
    dashboard(6, "Absent", { ...shared, ownerId: 9 }),
  ];
  expect(
    examineRule(rule, { users, dashboards }).findings.map(({ status, evidence }) => [status, evidence]),
  ).toEqual([
    [
      "unknown",
      "Whether it is shared is not known; it shows 2 queries. Its owner: u7@example.com #7 (disabled).",
    ],
    ["unknown", "It is shared, and shows 1 query. Its owner is not told."],
    [
      "unknown",
      "It is shared, and shows 1 query. Its owner: account #9, not among the accounts that were read.",
    ],
  ]);
});

it("shows an accepted one as accepted", () => {
  const dashboards = [dashboard(2, "Left behind", { ...shared, ownerId: 7 })];
  const acceptances = [accepting("disabled-owner-dashboard-d2")];
  expect(examineRule(rule, { users, dashboards }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
