import { collectSnapshot } from "../collecting.js";
import { type Command, EXIT } from "../command.js";
import { chooseReading, readingOptions } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { comparableRun } from "../read-run.js";
import { folderName, writeReportFiles } from "../report-files.js";
import { REPORTING, readEarlier, readReporting } from "../reporting.js";
import { readSigningKey } from "../signing-key.js";
import { sayReport } from "../summary.js";
import { exitCodeFor } from "../verdict-text.js";

const run: Command = {
  description: [
    "Reads one Redash server and writes who can do what to which data source, and why: CSV files, an HTML page, and the snapshot that both were made from.",
    "It only reads. The API key must belong to an administrator who may also list users and data sources: a member of the builtin groups admin and default.",
  ],
  options: readingOptions(REPORTING),
  canBeIncomplete: true,
  examples: [
    "REDASH_API_KEY=... redash-access run --url https://redash.example.com",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --out reviews",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --directory people-of-redash.json",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --since reports/20260825T090000Z-default",
    "pass show redash | redash-access run --api-key-stdin --config quarterly.yaml --quiet",
  ],
  async run(call) {
    const reading = await chooseReading(call, REPORTING);
    const { settings, signal } = reading;
    const reporting = await readReporting(settings, call.given);
    const earlier = await readEarlier(settings);
    const signingKey = await readSigningKey(settings);
    const folder = await openOutputFolder(settings.out, signal);
    try {
      const snapshot = await collectSnapshot(reading);
      const since = earlier && (await comparableRun(earlier, snapshot));
      const written = await writeReportFiles(folder, { ...reporting, snapshot, since }, signingKey);
      const path = await folder.publishAs(folderName(snapshot.runId));
      sayReport(written, path);
      if (since === null && earlier !== null) return EXIT.incomplete;
      return exitCodeFor(written.report.verdict, settings["fail-on"]);
    } finally {
      folder.discard();
    }
  },
};
export default run;
