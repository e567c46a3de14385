/**
 * Writes every table of a report, from a snapshot, as the command line writes them: `write-tables.js SNAPSHOT FOLDER
 * FIGURES`. It loads what this needs and nothing more. In all is from the start of the process to the last byte.
 */
import { join } from "node:path";
import { buildReport } from "../dist/analyze/report.js";
import { csvByTwo } from "../dist/cli/csv-by-two.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { type Figure, handOver, timed } from "./measure.js";
import { writeChunks } from "./write-chunks.js";

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
    sum += await writeChunks(join(folder, `${table.id}.csv`), csvByTwo(table, "people"));
  }
  return sum;
});
figures.push({ stage: "all CSVs: in all", ms: performance.now(), rows, bytes });
handOver(figuresFile, figures);
