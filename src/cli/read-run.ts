import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { KeptEarlierRun } from "../evidence/earlier-run.js";
import { isProblem } from "../model/problem.js";
import type { Snapshot } from "../model/snapshot.js";
import { errorText } from "./error-text.js";
import { readText } from "./read-text.js";
import { complain } from "./terminal.js";

/**
 * The snapshot of a run: of its folder, or of the file itself; with the text and the hash of that file.
 * @throws Problem `file_unreadable`, `snapshot_invalid`, `snapshot_newer`, `snapshot_older`
 */
export async function readRun(path: string): Promise<KeptEarlierRun> {
  const there = await stat(path).catch(() => undefined);
  const file = there?.isDirectory() ? join(path, "snapshot.json") : path;
  const text = await readText(file, "The snapshot of the run cannot be read.");
  const { earlierRunOf } = await import("../evidence/earlier-run.js");
  return earlierRunOf(text, file);
}

/**
 * The earlier run, where what was collected now can be compared with it. Otherwise null, and a warning: what took long
 * to collect is not thrown away for it.
 */
export async function comparableRun(earlier: KeptEarlierRun, now: Snapshot): Promise<KeptEarlierRun | null> {
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
