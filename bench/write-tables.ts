/**
 * Writes every table of a report, from a snapshot, as the command line writes them: `write-tables.js SNAPSHOT FOLDER
 * FIGURES`. It loads what this needs and nothing more. In all is from the start of the process to the last byte.
 */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { buildReport } from "../dist/analyze/report.js";
import { csvByTwo } from "../dist/cli/csv-by-two.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const report = await timed(figures, "all CSVs: report", async () =>
  buildReport(await readSnapshot(snapshotFile)),
);
const rows = report.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
const bytes = await timed(figures, "all CSVs: writing", async () => {
  let sum = 0;
  // As a run orders them: the longest first.
  for (const table of report.tables.toSorted((a, b) => b.rowCount - a.rowCount)) {
    const output = await open(join(folder, `${table.id}.csv`), "w");
    for (const chunk of csvByTwo(table, "people")) await output.writeFile(chunk);
    sum += (await output.stat()).size;
    await output.close();
  }
  return sum;
});
figures.push({ stage: "all CSVs: in all", ms: performance.now(), rows, bytes });
handOver(figuresFile, figures);
