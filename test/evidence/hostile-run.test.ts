import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runFiles } from "../../src/evidence/run-files.js";
import type { Column } from "../../src/model/table.js";
import { demoSource } from "../helpers/demo-run.js";
import { cellsSeen, dangerousText, startsFormula } from "../helpers/formulas.js";
import { hostileSource } from "../helpers/hostile-run.js";

interface CsvFile {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly text: string;
}

/** Every CSV file of the run in which each text of somebody else begins with this. */
async function csvFiles(begins: string): Promise<CsvFile[]> {
  const { report, files } = runFiles(hostileSource(await demoSource(), () => begins));
  return files.flatMap(({ name, chunks }) => {
    const table = report.tables.find(({ id }) => name === `${id}.csv`);
    if (table === undefined) return [];
    return [
      { name, columns: table.columns, text: Buffer.concat([...(chunks as Iterable<Buffer>)]).toString() },
    ];
  });
}

/** A number is no formula: -3 stays -3. */
function isNumber(cell: string): boolean {
  return /^-?\d+$/.test(cell);
}

describe("the CSV files of a whole run whose names mean no good", () => {
  it("have every table that there is, each with rows and with names in them", async () => {
    const files = await csvFiles("@x ");
    expect(files.map(({ name }) => name).sort()).toEqual(TABLES);
    for (const { name, text } of files) expect(text, name).toContain("@x ");
  });

  it("have no cell that a spreadsheet would run, in whatever way it separates them", async () => {
    await fc.assert(
      fc.asyncProperty(dangerousText, async (begins) => {
        for (const { name, columns, text } of await csvFiles(begins)) {
          const [, ...records]: string[][] = parse(text, { bom: true });
          const run = records.flatMap((record) =>
            record.filter((cell, place) =>
              columns[place]?.type === "integer"
                ? startsFormula(cell) && !isNumber(cell)
                : startsFormula(cell),
            ),
          );
          const seen = [",", ";", "\t"].flatMap((separator) => cellsSeen(text, separator));
          expect([...run, ...seen.filter((cell) => startsFormula(cell) && !isNumber(cell))], name).toEqual(
            [],
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});

const TABLES = [
  ...["access-drift.csv", "account-drift.csv", "changes.csv", "coverage.csv", "data-sources.csv"],
  ...["effective-access.csv", "executions.csv", "findings.csv", "grants.csv", "group-changes.csv"],
  ...["groups.csv", "membership-drift.csv", "memberships.csv", "users.csv", "ways-round.csv"],
];
