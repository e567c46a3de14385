import { readFile } from "node:fs/promises";
import { parseSnapshot } from "../model/parse-snapshot.js";
import { Problem } from "../model/problem.js";
import type { Snapshot } from "../model/snapshot.js";

/** @throws Problem `file_unreadable`, `snapshot_invalid`, `snapshot_newer` */
export async function readSnapshot(file: string): Promise<Snapshot> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new Problem("file_unreadable", "The snapshot cannot be read.", { place: file, cause });
  }
  return parseSnapshot(text, file);
}
