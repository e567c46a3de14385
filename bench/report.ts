/** Makes every report of a snapshot, stage by stage: `report.js SNAPSHOT FOLDER FIGURES`. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { accessOfUser, buildGraph, buildReport } from "../dist/index.js";
import { htmlReport } from "../dist/report/reporters/html.js";
import { loadPageParts } from "../dist/report/templates.js";
import { type Figure, handOver, timed } from "./measure.js";
import { writeCsv } from "./write-csv.js";

const [, , snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const snapshot = await timed(figures, "load", () => readSnapshot(snapshotFile));

const graph = await timed(figures, "graph (lists)", () => buildGraph(snapshot));
await timed(
  figures,
  "access",
  () => graph.userIds.reduce((rows, id) => rows + accessOfUser(graph, id).length, 0),
  (rows) => ({ rows }),
);
const report = await timed(figures, "tables", () => buildReport(snapshot));
for (const table of report.tables) {
  await timed(
    figures,
    table.id === "effective-access" ? "csv effective-access" : "csv others",
    () => writeCsv(table, folder),
    (bytes) => ({ rows: table.rowCount, bytes }),
  );
}
await timed(
  figures,
  "html",
  async () => {
    const html = htmlReport(report, loadPageParts());
    await writeFile(join(folder, "report.html"), html);
    return Buffer.byteLength(html);
  },
  (bytes) => ({ bytes }),
);
// Last, because most commands never ask for it: the graph with an edge for every membership.
await timed(
  figures,
  "graph (edges)",
  () => graph.graph.size,
  (rows) => ({ rows }),
);
handOver(figuresFile, figures);
