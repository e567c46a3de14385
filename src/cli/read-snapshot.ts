import { closeSync, openSync, readSync, statSync } from "node:fs";
import { parseSnapshotFile } from "../model/parse-snapshot.js";
import type { Snapshot } from "../model/snapshot.js";
import { readText, unreadable } from "./read-text.js";

const OTHERWISE = "The snapshot cannot be read.";
const BYTES_AT_ONCE = 1 << 18;

/** @throws Problem `file_unreadable`, `snapshot_invalid`, `snapshot_newer` or `snapshot_older` */
export async function readSnapshot(file: string): Promise<Snapshot> {
  return parseSnapshotFile(file, chunksOf(file), () => readText(file, OTHERWISE));
}

/** Nothing of what is no plain file: a pipe, say, gives its bytes once. */
function* chunksOf(file: string): Iterable<Buffer> {
  let descriptor: number | undefined;
  try {
    if (!statSync(file).isFile()) return;
    descriptor = openSync(file, "r");
    for (;;) {
      const chunk = Buffer.allocUnsafe(BYTES_AT_ONCE);
      const length = readSync(descriptor, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } catch (cause) {
    throw unreadable(file, OTHERWISE, cause);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
