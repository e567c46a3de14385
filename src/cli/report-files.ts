import type { Comparison } from "../drift/types.js";
import { counted } from "../model/counted.js";
import type { Report } from "../model/report.js";
import type { Snapshot } from "../model/snapshot.js";
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
  /** Whom the CSV files are for. */
  readonly audience: Settings["csv-for"];
}

/** Makes the report of a snapshot and writes it in every format, beside it what it was made from. */
export async function writeReportFiles(
  folder: OutputFolder,
  { snapshot, comparison, audience }: ReportInput,
): Promise<WrittenReport> {
  const [
    { buildReport },
    { csvChunks },
    { htmlReport },
    { jsonDirectory, jsonReport, jsonSnapshot },
    { loadPageParts },
  ] = await Promise.all([
    import("../analyze/report.js"),
    import("../report/reporters/csv.js"),
    import("../report/reporters/html.js"),
    import("../report/reporters/json.js"),
    import("../report/templates.js"),
  ]);
  const report = buildReport(snapshot, comparison);
  const files = [
    {
      name: "report.html",
      what: "the whole report, for a browser",
      chunks: onDemand(() => htmlReport(report, loadPageParts())),
    },
    ...report.tables.map((table) => ({
      name: `${table.id}.csv`,
      what: `${table.title}: ${counted(table.rowCount, "row")}`,
      chunks: csvChunks(table, audience),
    })),
    { name: "report.json", what: "the same, for programs", chunks: jsonReport(report) },
    {
      name: "snapshot.json",
      what: "what the server said: for `report` and `explain`",
      chunks: jsonSnapshot(snapshot),
    },
    ...(comparison === null
      ? []
      : [
          {
            name: "directory.json",
            what: "what the exports of the directory said",
            chunks: jsonDirectory(comparison.directory),
          },
        ]),
  ];
  for (const { name, chunks } of files) await folder.write(name, chunks);
  return { report, files };
}

/** Made when it is written, so that what takes long is not done all at once and can be interrupted between. */
function* onDemand(make: () => string): Iterable<string> {
  yield make();
}
