import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { EarlierRun } from "../analyze/report.js";
import { parseSnapshot } from "../model/parse-snapshot.js";
import { readText } from "./read-text.js";

/**
 * The snapshot of a run: of its folder, or of the file itself; with the hash of that file.
 * @throws Problem `file_unreadable`, `snapshot_invalid`, `snapshot_newer`, `snapshot_older`
 */
export async function readRun(path: string): Promise<EarlierRun> {
  const there = await stat(path).catch(() => undefined);
  const file = there?.isDirectory() ? join(path, "snapshot.json") : path;
  const text = await readText(file, "The snapshot of the run cannot be read.");
  return {
    snapshot: parseSnapshot(text, file),
    snapshotSha256: createHash("sha256").update(text).digest("hex"),
  };
}
