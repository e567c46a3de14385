import type { KeyObject } from "node:crypto";
import type { Manifest } from "../model/manifest.js";
import type { Report } from "../model/report.js";
import { jsonManifest, MANIFEST_FILE, manifestOf, type WrittenFile } from "./manifest.js";
import { type CsvMaker, type RunFile, type RunSource, runFiles } from "./run-files.js";
import type { Digest } from "./sha256.js";
import { SIGNATURE_FILE } from "./signature/file.js";
import { jsonSignature } from "./signature/sign-run.js";
import { SUMS_FILE, sumsText } from "./sums.js";

/** Takes the bytes of one file, and says what they were. */
export type Write = (name: string, chunks: RunFile["chunks"]) => Promise<Digest>;

export interface RunMaker {
  readonly tool: Manifest["tool"];
  readonly write: Write;
  /** Ed25519. null: the run is not signed. */
  readonly signingKey: KeyObject | null;
  /** By default `csvChunks`. */
  readonly csvOf?: CsvMaker | undefined;
}

export interface MadeRun {
  readonly report: Report;
  /** In the order in which a reader wants them. */
  readonly files: readonly WrittenFile[];
}

/**
 * Makes every file of a run: the report in every format, what it was made from, its manifest and its hashes. The same
 * source and tool make the same bytes.
 * @throws Problem as `runFiles` and `write`
 */
export async function makeRun(
  source: RunSource,
  { tool, write, signingKey, csvOf }: RunMaker,
): Promise<MadeRun> {
  const { report, files } = runFiles(source, csvOf);
  const digests = new Map<string, Digest>();
  for (const { name, chunks } of inOrderOfMaking(files)) digests.set(name, await write(name, chunks));
  const written = files.map((file) => writtenFile(file, digests.get(file.name) as Digest));
  const add = async (file: RunFile) => {
    written.push(writtenFile(file, await write(file.name, file.chunks)));
  };
  const manifest = manifestOf(report, written, { tool, audience: source.audience });
  await add(
    about(MANIFEST_FILE, "where it comes from, how far it is whole, every file", jsonManifest(manifest)),
  );
  await add(about(SUMS_FILE, "the hash of every file", sumsText(written)));
  if (signingKey !== null) {
    const signature = jsonSignature(written, { runId: report.meta.runId, tool }, signingKey);
    await add(about(SIGNATURE_FILE, "who stands for it: see `verify --public-key`", signature));
  }
  return { report, files: written };
}

/**
 * The longest table first, and what is no table last: the page leaves behind much that waits to be collected, and the
 * table of millions of rows may be made by two threads, each with memory of its own.
 */
function inOrderOfMaking(files: readonly RunFile[]): RunFile[] {
  return files.toSorted((a, b) => (b.rows ?? -1) - (a.rows ?? -1));
}

function writtenFile({ name, what, role, rows }: RunFile, digest: Digest): WrittenFile {
  return { name, what, role, rows, ...digest };
}

function about(name: string, what: string, text: string): RunFile {
  return { name, what, role: "output", rows: null, chunks: [text] };
}
