import type { KeyObject } from "node:crypto";
import type { RunFile, RunSource } from "../evidence/run-files.js";
import type { Report } from "../model/report.js";
import { csvByTwo } from "./csv-by-two.js";
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

/** Makes a run and writes every file of it. @throws Problem as `makeRun` */
export async function writeReportFiles(
  folder: OutputFolder,
  source: RunSource,
  signingKey: KeyObject | null,
): Promise<WrittenReport> {
  const { makeRun } = await import("../evidence/make-run.js");
  return makeRun(source, { tool: tool(), write: folder.write, signingKey, csvOf: csvByTwo });
}

/**
 * Makes the report of one data source and writes what concerns it: the page and its rows of effective access. The
 * snapshot, which holds everybody, is not written; the page tells the hash that it has beside the full report.
 */
export async function writeSourceFiles(
  folder: OutputFolder,
  source: RunSource,
  dataSourceId: number,
): Promise<WrittenReport> {
  const { sourceFiles } = await import("../evidence/source-files.js");
  const { report, files } = sourceFiles(source, dataSourceId);
  for (const { name, chunks } of files) await folder.write(name, chunks);
  return { report, files };
}
