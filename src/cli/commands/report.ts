import { Option } from "commander";
import { Problem } from "../../model/problem.js";
import type { Call, Command } from "../command.js";
import { findDataSource } from "../find.js";
import { chooseSettings, optionsFor } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { readSnapshot } from "../read-snapshot.js";
import { folderName, writeReportFiles, writeSourceFiles } from "../report-files.js";
import { REPORTING, readEarlier, readReporting } from "../reporting.js";
import { readSigningKey } from "../signing-key.js";
import { sayReport } from "../summary.js";
import { exitCodeFor } from "../verdict-text.js";

const report: Command = {
  description: [
    "Writes the same report as `run`, from a snapshot that `run` or `collect` made. Asks no server.",
    "With --only-source it writes report.html and effective-access.csv of that data source alone, into a folder that ends in -source-ID: for whoever answers for it, and with nobody in it who can do nothing there. No snapshot.json is written, as it holds everybody.",
  ],
  options: [
    new Option("--snapshot <file>", "a snapshot.json of redash-access").makeOptionMandatory(),
    new Option(
      "--only-source <id>",
      "one data source (id, name, or a part of it) and the people who reach it",
    ),
    ...optionsFor(REPORTING),
  ],
  canBeIncomplete: true,
  examples: [
    "redash-access report --snapshot snapshot.json --out reviews",
    "redash-access report --snapshot snapshot.json --out for-scripts --csv-for machines",
    "redash-access report --snapshot snapshot.json --since reports/20260825T090000Z-default",
    "redash-access report --snapshot snapshot.json --only-source 3 --out for-owners",
    "redash-access report --snapshot snapshot.json --directory okta-users.json --directory okta-groups.json --saml-groups sent",
  ],
  async run(call) {
    const settings = await chooseSettings(call, REPORTING);
    const snapshot = await readSnapshot(String(call.given.snapshot));
    const wanted = call.given["only-source"];
    const only = wanted === undefined ? null : findDataSource(snapshot.dataSources, String(wanted));
    if (only !== null) refuseOfRuns(call);
    const reporting = await readReporting(settings, call.given);
    const since = only === null ? await readEarlier(settings) : null;
    const signingKey = only === null ? await readSigningKey(settings) : null;
    const folder = await openOutputFolder(settings.out, call.signal);
    try {
      const input = { ...reporting, snapshot, since };
      const written = await (only === null
        ? writeReportFiles(folder, input, signingKey)
        : writeSourceFiles(folder, input, only.id));
      const name = folderName(snapshot.runId) + (only === null ? "" : `-source-${only.id}`);
      sayReport(written, await folder.publishAs(name));
      return exitCodeFor(written.report.verdict, settings["fail-on"]);
    } finally {
      folder.discard();
    }
  },
};
export default report;

/**
 * What changed names people who are not on the page of one data source, and such a report is no run that could be signed.
 * @throws Problem `option_invalid`
 */
function refuseOfRuns({ given }: Call): void {
  if (given["signing-key-file"] !== undefined) {
    throw new Problem("option_invalid", "A report of one data source is no whole run, and is not signed.", {
      place: "--signing-key-file, --only-source",
      hint: "Leave one of them out.",
    });
  }
  if (given.since === undefined) return;
  throw new Problem("option_invalid", "A report of one data source does not say what changed since a run.", {
    place: "--since, --only-source",
    hint: "Leave one of them out: the full report says it, and diff does.",
  });
}
