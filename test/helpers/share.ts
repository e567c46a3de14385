import { createHash } from "node:crypto";
import { buildReport } from "../../src/analyze/report.js";
import type { RunSource } from "../../src/evidence/run-files.js";
import { codesOf } from "../../src/evidence/share/codes.js";
import { copySource } from "../../src/evidence/share/copy-source.js";
import { originalNames } from "../../src/evidence/share/originals.js";
import { patternMarks } from "../../src/evidence/share/pattern-marks.js";
import { pseudonymsOf } from "../../src/evidence/share/pseudonyms.js";
import { foundIn } from "../../src/evidence/share/replace-acceptances.js";
import { type SharedRun, shareRun } from "../../src/evidence/share/share-run.js";
import { type Files, filesOf, folderOf, TOOL } from "./runs.js";

export const KEY = Buffer.alloc(32, 7);

export interface Shared extends SharedRun {
  readonly bytes: Files;
}

/** Makes a run of a source, and shares it. */
export async function shared(source: RunSource, dataSources = false, key: Uint8Array = KEY): Promise<Shared> {
  return sharedFiles(await filesOf(source), dataSources, key);
}

export async function sharedFiles(files: Files, dataSources = false, key: Uint8Array = KEY): Promise<Shared> {
  const bytes = new Map<string, Buffer>();
  const run = await shareRun(folderOf(files), {
    tool: TOOL,
    key,
    dataSources,
    async write(name, chunks) {
      const written = Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk as Uint8Array)));
      bytes.set(name, written);
      return { bytes: written.length, sha256: createHash("sha256").update(written).digest("hex") };
    },
  });
  return { ...run, bytes };
}

/** What a copy is made from, without the copy. */
export function copied(source: RunSource, dataSources = false): RunSource {
  const codes = codesOf(KEY);
  const { marks, patterns } = patternMarks(source, codes);
  const pseudonyms = pseudonymsOf(codes, marks);
  const { snapshot, comparison, since, judging, acceptedGaps } = source;
  const report = buildReport(snapshot, { comparison, since, ...judging, acceptedGaps });
  return copySource(source, {
    pseudonyms,
    patterns,
    names: originalNames(source, pseudonyms, { dataSources }),
    dataSources,
    found: foundIn(report),
    manifestSha256: "0".repeat(64),
  });
}
