import { parseSnapshot } from "../model/parse-snapshot.js";
import type { Snapshot } from "../model/snapshot.js";
import { readText } from "./read-text.js";

/** @throws Problem `file_unreadable`, `snapshot_invalid`, `snapshot_newer` */
export async function readSnapshot(file: string): Promise<Snapshot> {
  return parseSnapshot(await readText(file, "The snapshot cannot be read."), file);
}
