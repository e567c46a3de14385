import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/outside-subscriber.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { alert, user } from "../../helpers/snapshots.js";

const risk = { internalDomains: ["example.com"] };
const users = [
  user(1, "Ana", [2], { email: "Ana@EXAMPLE.com" }),
  user(7, "Lena", [2], { email: "lena@example.com.partner.example" }),
  user(8, "Bo", [2], { email: "bo" }),
];
const mailed = (...userIds: number[]) =>
  alert(1, "Balance", { subscriptions: userIds.map((userId) => ({ userId, destinationId: null })) });

it("finds the mailbox whose domain is none of one’s own", () => {
  expect(examineRule(rule, { users, alerts: [mailed(7, 1)] }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "outside-subscriber-a1-u7",
        status: "open",
        evidence: "Mailed to “lena@example.com.partner.example”.",
        also: [{ kind: "query", id: 1 }],
      },
    ],
  });
});

it("finds nothing in one’s own mailboxes, nor in destinations", () => {
  const subscriptions = [
    { userId: 7, destinationId: 5 },
    { userId: 1, destinationId: null },
  ];
  const { counts } = examineRule(rule, { users, alerts: [alert(1, "Balance", { subscriptions })] }, { risk });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("does not know it of what is no address, of accounts that were not read, and where nobody knows who", () => {
  const { subscriptions: _untold, ...unread } = alert(2, "Unread");
  const { findings } = examineRule(rule, { users, alerts: [mailed(9, 8), unread] }, { risk });
  expect(findings.map(({ id, status, evidence }) => [id, status, evidence])).toEqual([
    [
      "outside-subscriber-a1-u8",
      "unknown",
      "Mailed to “bo”, which is no address: nobody can say whose it is.",
    ],
    [
      "outside-subscriber-a1-u9",
      "unknown",
      "Mailed to account #9, which is not among the accounts that were read.",
    ],
    ["outside-subscriber-a2", "unknown", "Who is subscribed was not read."],
  ]);
});

it("is not evaluated where nobody said which domains are one’s own", () => {
  expect(examineRule(rule, { users, alerts: [mailed(7)] })).toMatchObject({ state: "not evaluated" });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("outside-subscriber-a1-u7")];
  expect(examineRule(rule, { users, alerts: [mailed(7)] }, { risk, acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
