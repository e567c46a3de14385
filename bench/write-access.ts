/**
 * Writes effective access as the CSV for machines, with all columns or eight of them: `write-access.js all|eight
 * SNAPSHOT FILE FIGURES`. It loads what this needs and nothing more, as a command does.
 */
import { open, readFile } from "node:fs/promises";
import { csvByTwo } from "../dist/cli/csv-by-two.js";
import { parseSnapshot } from "../dist/model/parse-snapshot.js";
import { type Figure, handOver, timed } from "./measure.js";
import { accessTable } from "./rivals/tables.js";

const [, , columns = "", snapshotFile = "", file = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const snapshot = await timed(figures, "load", async () =>
  parseSnapshot(await readFile(snapshotFile, "utf8"), snapshotFile),
);
const table = accessTable(snapshot, columns === "eight" ? "eight" : "all");
await timed(
  figures,
  "rows",
  async () => {
    const output = await open(file, "w");
    for (const chunk of csvByTwo(table, "machines")) await output.writeFile(chunk);
    const { size } = await output.stat();
    await output.close();
    return size;
  },
  (bytes) => ({ rows: table.rowCount, bytes }),
);
handOver(figuresFile, figures);
