/**
 * Writes effective access as the CSV for machines, with all columns or eight of them: `write-access.js all|eight
 * SNAPSHOT FILE FIGURES`. It loads what this needs and nothing more, as a command does.
 */
import { chunksByTwo } from "../dist/cli/csv-by-two.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { csvHeader, csvParts } from "../dist/report/reporters/csv.js";
import { type Figure, handOver, timed } from "./measure.js";
import { accessTable, type TableByTwo } from "./rivals/tables.js";
import { writeChunks } from "./write-chunks.js";

/** The product goes by rows, which a report has counted, and nobody here. */
const LARGE_FROM_USERS = 10_000;

const [, , columns = "", snapshotFile = "", file = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const { table, isLarge } = await timed(figures, "load", async () => {
  const snapshot = await readSnapshot(snapshotFile);
  return {
    table: accessTable(snapshot, columns === "eight" ? "eight" : "all"),
    isLarge: snapshot.users.length >= LARGE_FROM_USERS,
  };
});
await timed(
  figures,
  "rows",
  () =>
    writeChunks(file, isLarge ? chunksByTwo(table, table.inParts, "machines", table.second) : byOne(table)),
  (bytes) => ({ bytes }),
);
handOver(figuresFile, figures);

function* byOne(table: TableByTwo): Iterable<Uint8Array> {
  yield csvHeader(table, "machines");
  const { count, chunks } = csvParts(table.inParts.parts, "machines");
  for (let part = 0; part < count; part += 1) yield* chunks(part);
}
