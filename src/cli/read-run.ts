import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { EarlierRun } from "../analyze/report.js";
import { parseSnapshot } from "../model/parse-snapshot.js";
import { isProblem } from "../model/problem.js";
import type { Snapshot } from "../model/snapshot.js";
import { errorText } from "./error-text.js";
import { readText } from "./read-text.js";
import { complain } from "./terminal.js";

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

/**
 * The earlier run, where what was collected now can be compared with it. Otherwise null, and a warning: what took long
 * to collect is not thrown away for it.
 */
export async function comparableRun(earlier: EarlierRun, now: Snapshot): Promise<EarlierRun | null> {
  const { refuseIncomparable } = await import("../analyze/diff/same-server.js");
  try {
    refuseIncomparable(earlier.snapshot, now);
    return earlier;
  } catch (error) {
    if (!isProblem(error, "other_server", "wrong_order")) throw error;
    complain("The report says nothing of what changed: the run given with --since cannot be compared.");
    complain(...errorText(error));
    return null;
  }
}
