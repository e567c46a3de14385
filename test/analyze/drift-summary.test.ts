import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { DriftSettings } from "../../src/drift/types.js";
import { account, directory, directoryFile, driftSettings, identity } from "../helpers/drift.js";
import { snapshot } from "../helpers/snapshots.js";

const ACME = snapshot({ users: [account(3, "ana"), account(4, "bo")] });
const IDENTITIES = [identity("ana")];

function summary(
  directoryParts: Parameters<typeof directory>[0] = {},
  settings: Partial<DriftSettings> = {},
) {
  const comparison = {
    directory: directory({ identities: IDENTITIES, ...directoryParts }),
    settings: driftSettings(settings),
  };
  return buildReport(ACME, { comparison });
}

it("is null where no directory was given: nothing is said of drift", () => {
  expect(buildReport(ACME).drift).toBeNull();
});

it("counts the rows of every finding that there can be, and ties with the tables", () => {
  const { drift, tables } = summary();
  expect(drift?.accounts).toEqual({ matched: 1, ambiguous: 0, unmatched: 1, differing: 1 });
  const gone = drift?.findings.find(({ finding }) => finding === "not in the directory");
  expect(gone).toMatchObject({
    table: "account-drift",
    finding: "not in the directory",
    found: 1,
    notEvaluated: 0,
  });
  for (const id of ["account-drift", "membership-drift", "access-drift"]) {
    const counted = drift?.findings
      .filter(({ table }) => table === id)
      .reduce((sum, { found, notEvaluated }) => sum + found + notEvaluated, 0);
    expect(tables.find((table) => table.id === id)?.rowCount).toBe(counted);
  }
});

it("has what is odd about the files together", () => {
  const warnings = ["1 group is told by id alone: g1."];
  expect(summary({ warnings }).drift?.warnings).toEqual(warnings);
});

describe("a directory that is not whole", () => {
  const partial = { people: "partial" as const, files: [directoryFile("users.json", { people: "partial" })] };

  it("makes the report incomplete, with the reason, and calls nobody gone", () => {
    const { verdict, drift } = summary(partial);
    expect(verdict.complete).toBe(false);
    expect(verdict.sentence).toMatch(/^PARTIAL\. \d+ things? could not be read or compared\.$/);
    expect(verdict.reasons.join(" ")).toMatch(/not in the directory/i);
    const gone = drift?.findings.find(({ finding }) => finding === "not in the directory");
    expect(gone).toMatchObject({ found: 0, notEvaluated: 1 });
  });

  it("leaves a whole one complete, though a setting is missing", () => {
    expect(summary({}, { samlGroups: "unknown" }).verdict).toMatchObject({ complete: true });
  });
});

it.each<[Partial<DriftSettings>, string]>([
  [{ samlGroups: "unknown" }, "It was not told whether the provider sends the attribute RedashGroups"],
  [{ samlGroups: "not_sent" }, "no login changes groups"],
  [{ groupMap: { rule: { kind: "prefix", prefix: "r-" }, inNoGroup: "left out" } }, 'begin with "r-"'],
  [
    { groupMap: { rule: { kind: "prefix", prefix: "r-" }, inNoGroup: "left out" } },
    "leaves the attribute out",
  ],
  [
    { groupMap: { rule: { kind: "table", table: new Map([["a", ["b"]]]) }, inNoGroup: "unknown" } },
    "by a table of names",
  ],
  [
    { groupMap: { rule: { kind: "values", values: new Map() }, inNoGroup: "unknown" } },
    "given outright for 0 accounts",
  ],
])("says on what it rests: %j", (settings, words) => {
  expect(summary({}, settings).drift?.settings.join("\n")).toContain(words);
});
