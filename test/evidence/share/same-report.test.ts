import fc from "fast-check";
import { expect, test } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import type { RunSource } from "../../../src/evidence/run-files.js";
import { differencesOf } from "../../../src/evidence/share/differences.js";
import { runs } from "../../helpers/arbitrary-runs.js";
import { wholeSource } from "../../helpers/runs.js";
import { copied } from "../../helpers/share.js";
import { query, user } from "../../helpers/snapshots.js";

function reportOf({ snapshot, comparison, since, judging, acceptedGaps }: RunSource) {
  return buildReport(snapshot, { comparison, since, ...judging, acceptedGaps });
}

test("the report of a copy tells the same, whatever people and things are called", () => {
  fc.assert(
    fc.property(runs, fc.boolean(), (source, dataSources) => {
      expect(differencesOf(reportOf(source), reportOf(copied(source, dataSources)))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

const source = wholeSource();
const { snapshot } = source;

test.each<[string, Partial<RunSource>, string[]]>([
  ["nobody", {}, []],
  [
    "an account more",
    { snapshot: { ...snapshot, users: [...snapshot.users, user(9, "Eve", [2])] } },
    ["the population", "the rule administrator", "the table users"],
  ],
  [
    "a query on the other data source",
    { snapshot: { ...snapshot, queries: [query(1, "Q", { dataSourceId: 2, ownerId: 3 })] } },
    ["the table ways-round"],
  ],
  ["no earlier run", { since: null }, ["what changed since the earlier run"]],
  ["no directory", { comparison: null }, ["how accounts and the directory fit"]],
])("a report of %s more or less is found to be another", (_, differing, told) => {
  const found = differencesOf(reportOf(source), reportOf({ ...source, ...differing }));
  expect(found).toEqual(told.length === 0 ? [] : expect.arrayContaining(told));
});

test("names alone make no other report", () => {
  const renamed = snapshot.users.map((one) => ({ ...one, name: `${one.name} Q` }));
  const now = reportOf({ ...source, since: null });
  expect(
    differencesOf(now, reportOf({ ...source, since: null, snapshot: { ...snapshot, users: renamed } })),
  ).toEqual([]);
});
