import { buildReportOfSource } from "../analyze/only-source.js";
import type { Report } from "../model/report.js";
import { csvChunks } from "../report/reporters/csv.js";
import { htmlReport } from "../report/reporters/html.js";
import { jsonSnapshot } from "../report/reporters/json.js";
import { loadPageParts } from "../report/templates.js";
import { csvFile, onDemand, output, type RunFile, type RunSource } from "./run-files.js";
import { digestOf } from "./sha256.js";

/**
 * The report of one data source and its files. They are no run: nothing in them could make them again.
 * @throws Problem as `buildReportOfSource`
 */
export function sourceFiles(
  { snapshot, comparison, judging, acceptedGaps, audience }: Omit<RunSource, "since">,
  dataSourceId: number,
): { readonly report: Report; readonly files: readonly RunFile[] } {
  const report: Report = {
    ...buildReportOfSource(snapshot, dataSourceId, { comparison, ...judging, acceptedGaps }),
    snapshotSha256: digestOf(jsonSnapshot(snapshot)).sha256,
  };
  const page = onDemand(() => htmlReport(report, loadPageParts()));
  return {
    report,
    files: [
      output("report.html", "this data source and the people who reach it, for a browser", page),
      ...report.tables
        .filter(({ id }) => id === "effective-access")
        .map((table) => csvFile(table, csvChunks(table, audience))),
    ],
  };
}
