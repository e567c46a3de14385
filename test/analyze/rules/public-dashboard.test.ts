import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/public-dashboard.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dashboard, section, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const { hasPublicLink: _link, queryIds: _queries, ...unread } = dashboard(4, "Unread", { ownerId: 9 });

it("finds the shared one, whoever owns it", () => {
  const dashboards = [
    dashboard(1, "Board", { hasPublicLink: true, queryIds: [3, 5] }),
    dashboard(2, "Ops"),
    dashboard(3, "Old", { hasPublicLink: true, ownerId: 7, archived: true }),
  ];
  expect(examineRule(rule, { users, dashboards })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "public-dashboard-d1",
        status: "open",
        evidence: "It is shared, and shows 2 queries. Its owner: u1@example.com #1.",
        also: [
          { kind: "query", id: 3 },
          { kind: "query", id: 5 },
        ],
      },
      {
        id: "public-dashboard-d3",
        status: "open",
        evidence:
          "It is shared, and shows 0 queries. It is archived. Its owner: u7@example.com #7 (disabled).",
        also: [],
      },
    ],
  });
});

it("does not know it of one that could not be read by itself", () => {
  const dashboards = [unread, { ...unread, id: 5, hasPublicLink: true, ownerId: null }];
  expect(examineRule(rule, { users, dashboards }).findings).toEqual([
    {
      id: "public-dashboard-d4",
      status: "unknown",
      evidence:
        "Whether it is shared is not known; which queries it shows is not known. Its owner: account #9.",
      also: [],
    },
    {
      id: "public-dashboard-d5",
      status: "open",
      evidence: "It is shared; which queries it shows is not known. Its owner: not told.",
      also: [],
    },
  ]);
});

it("is not evaluated where the dashboards were not asked for", () => {
  const sections = { dashboards: section({ status: "not asked" }) };
  expect(examineRule(rule, { sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const dashboards = [dashboard(1, "Board", { hasPublicLink: true })];
  const acceptances = [accepting("public-dashboard-d1")];
  expect(examineRule(rule, { users, dashboards }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
