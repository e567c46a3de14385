import { collectSnapshot } from "../collecting.js";
import { type Command, EXIT } from "../command.js";
import { DIRECTORY, readComparison } from "../directory.js";
import { JUDGING, readAcceptedGaps, readJudging } from "../judging.js";
import { chooseReading, readingOptions } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { comparableRun, readRun } from "../read-run.js";
import { folderName, writeReportFiles } from "../report-files.js";
import { readSigningKey } from "../signing-key.js";
import { sayReport } from "../summary.js";
import { exitCodeFor } from "../verdict-text.js";

const OWN = [
  "out",
  "csv-for",
  "since",
  "signing-key-file",
  "fail-on",
  "accepted-gaps",
  ...DIRECTORY,
  ...JUDGING,
] as const;

const run: Command = {
  name: "run",
  summary: "read a Redash server and write the access report (the main job)",
  description: [
    "Reads one Redash server and writes who can do what to which data source, and why: CSV files, an HTML page, and the snapshot that both were made from.",
    "It only reads. The API key must belong to an administrator who may also list users and data sources: a member of the builtin groups admin and default.",
  ],
  args: [],
  options: readingOptions(OWN),
  canBeIncomplete: true,
  examples: [
    "REDASH_API_KEY=... redash-access run --url https://redash.example.com",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --out reviews",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --directory people-of-redash.json",
    "redash-access run --url https://redash.example.com --api-key-file key.txt --since reports/20260825T090000Z-default",
    "pass show redash | redash-access run --api-key-stdin --config quarterly.yaml --quiet",
  ],
  async run(call) {
    const reading = await chooseReading(call, OWN);
    const { settings, signal } = reading;
    const comparison = await readComparison(settings, call.given);
    const judging = await readJudging(settings);
    const acceptedGaps = await readAcceptedGaps(settings);
    const earlier = settings.since === undefined ? null : await readRun(settings.since);
    const signingKey = await readSigningKey(settings);
    const folder = await openOutputFolder(settings.out, signal);
    try {
      const snapshot = await collectSnapshot(reading);
      const since = earlier && (await comparableRun(earlier, snapshot));
      const input = { snapshot, comparison, since, judging, acceptedGaps, audience: settings["csv-for"] };
      const written = await writeReportFiles(folder, input, signingKey);
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
