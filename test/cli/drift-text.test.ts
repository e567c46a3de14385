import { expect, test } from "vitest";
import { driftText } from "../../src/cli/drift-text.js";
import type { DriftSummary } from "../../src/model/report.js";

const file = { name: "users.json" } as DriftSummary["files"][number];
const finding = (table: string, words: string, found: number, notEvaluated = 0) => {
  return { table, finding: words, meaning: "", found, notEvaluated };
};
const summary: DriftSummary = {
  files: [file, file],
  warnings: [],
  people: "whole",
  assignments: "absent",
  identities: 70,
  accounts: { matched: 1057, ambiguous: 1, unmatched: 2, differing: 3 },
  logins: [],
  settings: [],
  findings: [
    finding("account-drift", "inactive in the directory", 2),
    finding("account-drift", "not in the directory", 0, 3),
    finding("account-drift", "local password", 1200),
    finding("membership-drift", "not evaluated", 0, 4),
    finding("access-drift", "lost", 41),
  ],
  notEvaluated: [],
};

test("says how many accounts matched, and what was found how often", () => {
  expect(driftText(summary)).toEqual([
    "Compared with 2 exports of the directory: 1,057 of 1,060 accounts matched.",
    "Accounts",
    "      2  inactive in the directory",
    "  1,200  local password",
    "Memberships: nothing found",
    "Access at the next login",
    "     41  lost",
  ]);
});

test("says what was not evaluated, of whom and why", () => {
  const notEvaluated = [
    { what: "Memberships", why: "No export tells of groups.", accounts: null },
    { what: "What the next login does", why: "Two fit.", accounts: 1 },
  ];
  expect(driftText({ ...summary, notEvaluated }).slice(-3)).toEqual([
    "Not evaluated:",
    "  - Memberships: No export tells of groups.",
    "  - What the next login does (1 account): Two fit.",
  ]);
});

test("keeps the screen for eight of them, and says how many more there are", () => {
  const entries = (length: number) =>
    Array.from({ length }, (_, index) => ({ what: `Thing ${index + 1}`, why: "Why.", accounts: null }));
  const last = (length: number) => driftText({ ...summary, notEvaluated: entries(length) }).slice(-2);
  expect(last(8)).toEqual(["  - Thing 7: Why.", "  - Thing 8: Why."]);
  expect(last(11)).toEqual(["  - Thing 8: Why.", "  and 3 more: see the report"]);
});
