import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { RunFolder } from "../evidence/run-folder.js";
import { Problem } from "../model/problem.js";

/**
 * The folder of a run, to be looked at. Links are not followed.
 * @throws Problem `file_unreadable` where there is no such folder
 */
export async function openRunFolder(folder: string): Promise<RunFolder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw unreadable(folder, cause);
  });
  return {
    entries: entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    read: (name) => bytesOf(join(folder, name)),
  };
}

function kindOf(entry: {
  isFile(): boolean;
  isSymbolicLink(): boolean;
  isDirectory(): boolean;
}): RunFolder["entries"][number]["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isSymbolicLink()) return "link";
  return entry.isDirectory() ? "folder" : "other";
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array, void> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 });
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(place: string, cause: unknown): Problem {
  return new Problem("file_unreadable", "The run cannot be read.", { place, cause });
}
