import type { Compared } from "../evidence/compare-file.js";
import { type FileThread, fileThread } from "./file-thread.js";

/** Compares files of a run with the bytes that they should have: these are read, hashed and counted there, not here. */
export function compareThread(run: string): FileThread<Compared> {
  return fileThread(new URL("./compare-worker.js", import.meta.url), run);
}
