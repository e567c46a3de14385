import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/disabled-owner-alert.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { alert, section, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const subscriptions = [{ userId: 1, destinationId: null }];

it("finds the alert whose owner is disabled", () => {
  const alerts = [alert(1, "Balance"), alert(2, "Payroll", { ownerId: 7, queryId: 16, subscriptions })];
  expect(examineRule(rule, { users, alerts })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "disabled-owner-alert-a2",
        status: "open",
        evidence: "Its owner: u7@example.com #7 (disabled). Subscriptions: 1.",
        also: [
          { kind: "query", id: 16 },
          { kind: "user", id: 7 },
        ],
      },
    ],
  });
});

it("finds nothing where the owner is there", () => {
  expect(examineRule(rule, { users, alerts: [alert(1, "Balance")] }).counts).toMatchObject({
    examined: 1,
    found: 0,
    unknown: 0,
  });
});

it("does not know it of an owner who was not read", () => {
  const { subscriptions: _untold, ...unread } = alert(3, "Unread", { ownerId: 9 });
  expect(examineRule(rule, { users, alerts: [unread] }).findings).toMatchObject([
    { status: "unknown", evidence: "Its owner: account #9. Subscriptions: not known." },
  ]);
});

it("is not evaluated where the alerts were not asked for", () => {
  const sections = { alerts: section({ status: "not asked" }) };
  expect(examineRule(rule, { sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("disabled-owner-alert-a2")];
  const { findings } = examineRule(
    rule,
    { users, alerts: [alert(2, "Pay", { ownerId: 7 })] },
    { acceptances },
  );
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
