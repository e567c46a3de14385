import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSnapshot } from "../../dist/index.js";
import { headingOf, type Size } from "../organisation.js";
import { collected } from "../snapshots.js";
import { COLUMNS, contest, type Missing, ours, type Rival } from "./contest.js";
import { openDuckDb } from "./duckdb.js";
import { openPostgres } from "./postgres.js";

/** Every contest on one organisation, as Markdown. */
export async function rivalsOf(size: Size, folder: string, runs: number): Promise<string> {
  const snapshotFile = join(folder, "snapshot.json");
  await collected(size, snapshotFile, folder, 1);
  const snapshot = parseSnapshot(readFileSync(snapshotFile, "utf8"), snapshotFile);
  const opened: (Rival | Missing)[] = [await openPostgres(snapshot, folder), openDuckDb(snapshotFile)];
  const rivals = opened.filter((one) => "write" in one);
  try {
    const told = [`## Rivals, ${headingOf(size)}`, ""];
    for (const columns of COLUMNS)
      told.push(await contest(columns, [ours(snapshotFile, folder), ...rivals], folder, runs));
    const missing = opened.flatMap((one) => ("missing" in one ? [one.missing] : []));
    return [...told, ...missing, ""].join("\n");
  } finally {
    for (const rival of rivals) await rival.close();
  }
}
