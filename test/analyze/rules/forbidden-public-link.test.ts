import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/forbidden-public-link.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dashboard } from "../../helpers/snapshots.js";

const dashboards = [dashboard(1, "Board", { hasPublicLink: true, queryIds: [3] }), dashboard(2, "Ops")];

it("finds the shared one where public links are switched off", () => {
  expect(examineRule(rule, { settings: { publicLinks: false }, dashboards })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "forbidden-public-link-d1",
        status: "open",
        evidence: "Public links are switched off. It is shared, and shows 1 query.",
        also: [{ kind: "query", id: 3 }],
      },
    ],
  });
});

it("finds nothing where public links are allowed", () => {
  const { counts } = examineRule(rule, { settings: { publicLinks: true }, dashboards });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("does not know it of one of which nobody knows whether it is shared", () => {
  const { hasPublicLink: _link, ...unread } = dashboard(4, "Unread");
  const parts = { settings: { publicLinks: false }, dashboards: [unread] };
  expect(examineRule(rule, parts).findings).toMatchObject([
    {
      id: "forbidden-public-link-d4",
      status: "unknown",
      evidence: "Public links are switched off. Whether it is shared is not known; it shows 0 queries.",
    },
  ]);
});

it("is not evaluated where the server does not tell the setting", () => {
  expect(examineRule(rule, { dashboards })).toMatchObject({
    state: "not evaluated",
    why: ["Redash does not tell whether public links are allowed: only releases from 10 on do."],
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("forbidden-public-link-d1")];
  const parts = { settings: { publicLinks: false }, dashboards };
  expect(examineRule(rule, parts, { acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
