import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/alert-destination.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { alert, section, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const destinations = [{ id: 5, name: "Ops webhook", type: "webhook" }];
const sent = (id: number, ...to: [userId: number, destinationId: number | null][]) =>
  alert(id, `Alert ${id}`, {
    subscriptions: to.map(([userId, destinationId]) => ({ userId, destinationId })),
  });

it("finds each destination of an alert once, with its type", () => {
  const alerts = [sent(1, [1, 6], [1, 5], [7, 5], [1, null]), sent(2)];
  expect(examineRule(rule, { users, alerts, destinations })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "alert-destination-a1-t5",
        status: "open",
        evidence:
          "Sent to “Ops webhook”, of type webhook, by a subscription of u1@example.com #1. Sent to “Ops webhook”, of type webhook, by a subscription of u7@example.com #7 (disabled).",
        also: [
          { kind: "query", id: 1 },
          { kind: "user", id: 1 },
          { kind: "user", id: 7 },
        ],
      },
      {
        id: "alert-destination-a1-t6",
        status: "open",
        evidence: "Sent to destination #6, which was not read, by a subscription of u1@example.com #1.",
        also: [
          { kind: "query", id: 1 },
          { kind: "user", id: 1 },
        ],
      },
    ],
  });
});

it("finds nothing in mailboxes of accounts", () => {
  const { counts } = examineRule(rule, { users, alerts: [sent(1, [7, null])], destinations });
  expect(counts).toMatchObject({ examined: 1, found: 0, unknown: 0 });
});

it("does not know it where nobody knows who is subscribed, and is partly evaluated where not all was read", () => {
  const { subscriptions: _untold, ...unread } = alert(2, "Unread");
  const sections = { alerts: section({ status: "partial" }) };
  expect(examineRule(rule, { users, alerts: [unread], sections })).toMatchObject({
    state: "partly evaluated",
    findings: [
      { id: "alert-destination-a2", status: "unknown", evidence: "Who is subscribed was not read." },
    ],
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("alert-destination-a1-t5")];
  const { findings } = examineRule(rule, { users, alerts: [sent(1, [1, 5])], destinations }, { acceptances });
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
