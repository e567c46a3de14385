import fc from "fast-check";
import { expect, it } from "vitest";
import { type AccessSource, accessPartsOf } from "../../src/analyze/access-parts.js";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { buildReport } from "../../src/analyze/report.js";
import type { RunSource } from "../../src/evidence/run-files.js";
import { linesOf, type Table } from "../../src/model/table.js";
import { csvForMachines } from "../../src/report/csv/machines.js";
import { csvForPeople } from "../../src/report/csv/people.js";
import { runs } from "../helpers/arbitrary-runs.js";
import { crowd } from "../helpers/page.js";
import { snapshot } from "../helpers/snapshots.js";
import { tableOf } from "../helpers/tables.js";

function accessTableOf({ snapshot, comparison, judging }: RunSource): Table {
  const { tables } = buildReport(snapshot, { comparison, ...judging });
  return tables.find(({ id }) => id === "effective-access") as Table;
}

it("are the lines of the table, made from what has gone to another thread", () => {
  fc.assert(
    fc.property(runs, fc.constantFrom(csvForPeople, csvForMachines), (run, format) => {
      const table = accessTableOf(run);
      const sent = JSON.parse(JSON.stringify(table.inParts?.source())) as AccessSource;
      const lines = [...linesOf(accessPartsOf(sent)(format))].join("");
      expect(lines).toBe([...(table.lines?.(format) ?? [])].join(""));
      expect(lines).toBe(format.lines([...table.rows()]));
    }),
    { numRuns: 60 },
  );
});

it("have a hundred users each, and can be made in any order", () => {
  const table = tableOf(crowd(250), "effective-access");
  const parts = table.inParts?.parts(csvForMachines);
  const usersIn = (part: number) => [...(parts?.lines(part) ?? [])].map((line) => line.split(",")[0]);
  expect(parts?.count).toBe(3);
  expect(usersIn(2)).toEqual(Array.from({ length: 50 }, (_, index) => `${index + 201}`));
  expect([usersIn(0)[0], usersIn(0).length, usersIn(1)[0], usersIn(1).length]).toEqual([
    "1",
    100,
    "101",
    100,
  ]);
});

it("are none without users", () => {
  const table = tableOf(snapshot({ users: [] }), "effective-access");
  expect(table.inParts?.parts(csvForMachines).count).toBe(0);
  expect([...(table.lines?.(csvForMachines) ?? [])]).toEqual([]);
});

it("are not offered of the report of one data source, whose graph knows more than its snapshot", () => {
  const { tables } = buildReportOfSource(crowd(3), 1);
  const table = tables.find(({ id }) => id === "effective-access");
  expect(table?.lines).toBeDefined();
  expect(table?.inParts).toBeUndefined();
});
