/**
 * Writes effective access as the CSV for machines, with all columns or eight of them: `write-access.js all|eight
 * SNAPSHOT FILE FIGURES`. It loads what this needs and nothing more, as a command does.
 */
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseSnapshot } from "../dist/model/parse-snapshot.js";
import { csvChunks } from "../dist/report/reporters/csv.js";
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
    const stream = createWriteStream(file);
    await pipeline(Readable.from(csvChunks(table, "machines")), stream);
    return stream.bytesWritten;
  },
  (bytes) => ({ rows: table.rowCount, bytes }),
);
handOver(figuresFile, figures);
