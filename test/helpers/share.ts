import { createHash } from "node:crypto";
import type { RunSource } from "../../src/evidence/run-files.js";
import { type Pseudonyms, pseudonymsOf } from "../../src/evidence/share/pseudonyms.js";
import { type SharedRun, shareRun } from "../../src/evidence/share/share-run.js";
import { type Files, filesOf, folderOf, TOOL } from "./runs.js";

export const KEY = Buffer.alloc(32, 7);

export interface Shared extends SharedRun {
  readonly bytes: Files;
  readonly pseudonyms: Pseudonyms;
}

/** Makes a run of a source, and shares it. */
export async function shared(source: RunSource, dataSources = false, key: Uint8Array = KEY): Promise<Shared> {
  return sharedFiles(await filesOf(source), dataSources, key);
}

export async function sharedFiles(files: Files, dataSources = false, key: Uint8Array = KEY): Promise<Shared> {
  const bytes = new Map<string, Buffer>();
  const pseudonyms = pseudonymsOf(key);
  const run = await shareRun(folderOf(files), {
    tool: TOOL,
    pseudonyms,
    dataSources,
    async write(name, chunks) {
      const written = Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk as Uint8Array)));
      bytes.set(name, written);
      return { bytes: written.length, sha256: createHash("sha256").update(written).digest("hex") };
    },
  });
  return { ...run, bytes, pseudonyms };
}
