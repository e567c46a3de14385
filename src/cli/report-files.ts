import type { RunFile, RunSource } from "../evidence/run-files.js";
import type { Report } from "../model/report.js";
import type { OutputFolder } from "./output-folder.js";
import { tool } from "./tool.js";

export interface WrittenReport {
  readonly report: Report;
  /** In the order in which a reader wants them. */
  readonly files: readonly Pick<RunFile, "name" | "what">[];
}

/** A run's folder is named by its run id; the organisation in it comes from the server. */
export function folderName(runId: string): string {
  return runId
    .replace(/[^A-Za-z0-9._-]+/g, "_")
    .replace(/^[.]+/, "_")
    .slice(0, 100);
}

/** Makes the report of a run and writes it in every format, with what it was made from, its manifest and its hashes. */
export async function writeReportFiles(folder: OutputFolder, source: RunSource): Promise<WrittenReport> {
  const [{ runFiles }, { jsonManifest, MANIFEST_FILE, manifestOf }, { SUMS_FILE, sumsText }] =
    await Promise.all([
      import("../evidence/run-files.js"),
      import("../evidence/manifest.js"),
      import("../evidence/sums.js"),
    ]);
  const { report, files } = runFiles(source);
  const written = [];
  for (const { chunks, ...file } of files) {
    written.push({ ...file, ...(await folder.write(file.name, chunks)) });
  }
  const manifest = jsonManifest(manifestOf(report, written, { tool: tool(), audience: source.audience }));
  const hashed = [
    ...written,
    {
      name: MANIFEST_FILE,
      what: "where it comes from, how far it is whole, every file: for an auditor",
      ...(await folder.write(MANIFEST_FILE, [manifest])),
    },
  ];
  await folder.write(SUMS_FILE, [sumsText(hashed)]);
  return { report, files: [...hashed, { name: SUMS_FILE, what: "the hash of every file" }] };
}

/**
 * Makes the report of one data source and writes what concerns it: the page and its rows of effective access. The
 * snapshot, which holds everybody, is not written; the page tells the hash that it has beside the full report.
 */
export async function writeSourceFiles(
  folder: OutputFolder,
  { snapshot, comparison, judging, audience }: RunSource,
  dataSourceId: number,
): Promise<WrittenReport> {
  const { sourceFiles } = await import("../evidence/source-files.js");
  const { report, files } = sourceFiles({ snapshot, comparison, judging, audience }, dataSourceId);
  for (const { name, chunks } of files) await folder.write(name, chunks);
  return { report, files };
}
