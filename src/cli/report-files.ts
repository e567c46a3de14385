import { createHash } from "node:crypto";
import type { Judging } from "../analyze/diff/sides.js";
import type { EarlierRun } from "../analyze/report.js";
import type { Comparison } from "../drift/types.js";
import { counted } from "../model/counted.js";
import type { Report } from "../model/report.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Table } from "../model/table.js";
import type { OutputFolder } from "./output-folder.js";
import type { Settings } from "./settings.js";

export interface WrittenReport {
  readonly report: Report;
  /** In the order in which a reader wants them. */
  readonly files: readonly { readonly name: string; readonly what: string }[];
}

/** A run's folder is named by its run id; the organisation in it comes from the server. */
export function folderName(runId: string): string {
  return runId
    .replace(/[^A-Za-z0-9._-]+/g, "_")
    .replace(/^[.]+/, "_")
    .slice(0, 100);
}

export interface ReportInput {
  readonly snapshot: Snapshot;
  /** null: no directory was given. */
  readonly comparison: Comparison | null;
  /** null: no earlier run was given. */
  readonly since: EarlierRun | null;
  readonly judging: Judging;
  /** Whom the CSV files are for. */
  readonly audience: Settings["csv-for"];
}

/**
 * Makes the report of a snapshot and writes it in every format, beside it what it was made from. The snapshot goes
 * first: the report tells the hash of that file.
 */
export async function writeReportFiles(
  folder: OutputFolder,
  { snapshot, comparison, since, judging, audience }: ReportInput,
): Promise<WrittenReport> {
  const { buildReport, csvChunks, htmlReport, jsonDirectory, jsonReport, jsonSnapshot, loadPageParts } =
    await stages();
  const hashed = hashing(jsonSnapshot(snapshot));
  await folder.write("snapshot.json", hashed.chunks);
  const report = {
    ...buildReport(snapshot, { comparison, since, ...judging }),
    snapshotSha256: hashed.sha256(),
  };
  const written = [
    {
      name: "report.html",
      what: "the whole report, for a browser",
      chunks: onDemand(() => htmlReport(report, loadPageParts())),
    },
    ...report.tables.map((table) => csvFile(table, csvChunks(table, audience))),
    { name: "report.json", what: "the same, for programs", chunks: jsonReport(report) },
  ];
  await writeAll(folder, written);
  const snapshotFile = { name: "snapshot.json", what: "what the server said: for `report` and `explain`" };
  if (comparison === null) return { report, files: [...written, snapshotFile] };
  const directoryFile = {
    name: "directory.json",
    what: "what the exports of the directory said",
    chunks: jsonDirectory(comparison.directory),
  };
  await writeAll(folder, [directoryFile]);
  return { report, files: [...written, snapshotFile, directoryFile] };
}

/**
 * Makes the report of one data source and writes what concerns it: the page and its rows of effective access. The
 * snapshot, which holds everybody, is not written; the page tells the hash that it has beside the full report.
 */
export async function writeSourceFiles(
  folder: OutputFolder,
  { snapshot, comparison, judging, audience }: ReportInput,
  dataSourceId: number,
): Promise<WrittenReport> {
  const { buildReportOfSource, csvChunks, htmlReport, jsonSnapshot, loadPageParts } = await stages();
  const { chunks, sha256 } = hashing(jsonSnapshot(snapshot));
  for (const _ of chunks);
  const report = {
    ...buildReportOfSource(snapshot, dataSourceId, { comparison, ...judging }),
    snapshotSha256: sha256(),
  };
  const files = [
    {
      name: "report.html",
      what: "this data source and the people who reach it, for a browser",
      chunks: onDemand(() => htmlReport(report, loadPageParts())),
    },
    ...report.tables
      .filter(({ id }) => id === "effective-access")
      .map((table) => csvFile(table, csvChunks(table, audience))),
  ];
  await writeAll(folder, files);
  return { report, files };
}

/** Loaded when they are needed: `--help` is quick. */
async function stages() {
  const [report, onlySource, csv, html, json, templates] = await Promise.all([
    import("../analyze/report.js"),
    import("../analyze/only-source.js"),
    import("../report/reporters/csv.js"),
    import("../report/reporters/html.js"),
    import("../report/reporters/json.js"),
    import("../report/templates.js"),
  ]);
  return { ...report, ...onlySource, ...csv, ...html, ...json, ...templates };
}

interface File {
  readonly name: string;
  readonly what: string;
  readonly chunks: Iterable<string | Uint8Array>;
}

async function writeAll(folder: OutputFolder, files: readonly File[]): Promise<void> {
  for (const { name, chunks } of files) await folder.write(name, chunks);
}

function csvFile({ id, title, rowCount }: Table, chunks: File["chunks"]): File {
  return { name: `${id}.csv`, what: `${title}: ${counted(rowCount, "row")}`, chunks };
}

/** The same chunks, and the hash of all of them once they are through. */
function hashing(chunks: Iterable<string>): {
  readonly chunks: Iterable<string>;
  readonly sha256: () => string;
} {
  const hash = createHash("sha256");
  function* through() {
    for (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: through(), sha256: () => hash.digest("hex") };
}

/** Made when it is written, so that what takes long is not done all at once and can be interrupted between. */
function* onDemand(make: () => string): Iterable<string> {
  yield make();
}
