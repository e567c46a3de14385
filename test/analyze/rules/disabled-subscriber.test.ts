import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/disabled-subscriber.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { alert, section, user } from "../../helpers/snapshots.js";

const users = [user(1, "Ana", [2]), user(7, "Lena", [2], { disabled: true })];
const destinations = [{ id: 5, name: "Finance list", type: "email" }];
const LENA = "u7@example.com #7 (disabled)";

it("finds each disabled account once for an alert, by its own mailbox or a destination", () => {
  const alerts = [
    alert(1, "Balance", {
      subscriptions: [
        { userId: 7, destinationId: null },
        { userId: 7, destinationId: 5 },
        { userId: 1, destinationId: null },
      ],
    }),
    alert(2, "Payroll", { queryId: 16, subscriptions: [{ userId: 7, destinationId: 5 }] }),
    alert(3, "Quiet"),
  ];
  expect(examineRule(rule, { users, alerts, destinations })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "disabled-subscriber-a1-u7",
        status: "open",
        evidence: `Sent to the account’s own mailbox, by a subscription of ${LENA}. Sent to “Finance list”, of type email, by a subscription of ${LENA}.`,
        also: [{ kind: "query", id: 1 }],
      },
      {
        id: "disabled-subscriber-a2-u7",
        status: "open",
        evidence: `Sent to “Finance list”, of type email, by a subscription of ${LENA}.`,
        also: [{ kind: "query", id: 16 }],
      },
    ],
  });
});

it("finds nothing where subscribers are there", () => {
  const alerts = [alert(1, "Balance", { subscriptions: [{ userId: 1, destinationId: 5 }] })];
  const { counts } = examineRule(rule, { users, alerts, destinations });
  expect(counts).toMatchObject({ examined: 1, found: 0, unknown: 0 });
});

it("does not know it where a subscriber was not read, or who is subscribed", () => {
  const { subscriptions: _untold, ...unread } = alert(2, "Unread");
  const absent = alert(1, "Balance", { subscriptions: [{ userId: 9, destinationId: 6 }] });
  expect(examineRule(rule, { users, alerts: [absent, unread] })).toMatchObject({
    counts: { examined: 2, found: 0, unknown: 2 },
    findings: [
      {
        id: "disabled-subscriber-a1-u9",
        evidence:
          "Sent to destination #6, which was not read, by a subscription of account #9, which is not among the accounts that were read.",
      },
      { id: "disabled-subscriber-a2", evidence: "Who is subscribed was not read." },
    ],
  });
});

it("is not evaluated where the alerts could not be read", () => {
  const sections = { alerts: section({ status: "failed" }) };
  expect(examineRule(rule, { sections })).toMatchObject({ state: "not evaluated", counts: null });
});

it("shows an accepted one as accepted", () => {
  const alerts = [alert(1, "Balance", { subscriptions: [{ userId: 7, destinationId: null }] })];
  const acceptances = [accepting("disabled-subscriber-a1-u7")];
  expect(examineRule(rule, { users, alerts }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
