import { Option } from "commander";
import type { Command } from "../command.js";
import { DIRECTORY, readComparison } from "../directory.js";
import { chooseSettings, optionsFor } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { readSnapshot } from "../read-snapshot.js";
import { folderName, writeReportFiles } from "../report-files.js";
import { exitCodeFor, sayReport } from "../summary.js";

const OWN = ["out", "csv-for", "fail-on", ...DIRECTORY] as const;

const report: Command = {
  name: "report",
  summary: "write the access report from a snapshot file",
  description: [
    "Writes the same report as `run`, from a snapshot that `run` or `collect` made. Asks no server.",
  ],
  args: [],
  options: [
    new Option("--snapshot <file>", "a snapshot.json of redash-access").makeOptionMandatory(),
    ...optionsFor(OWN),
  ],
  canBeIncomplete: true,
  examples: [
    "redash-access report --snapshot snapshot.json --out reviews",
    "redash-access report --snapshot snapshot.json --out for-scripts --csv-for machines",
    "redash-access report --snapshot snapshot.json --directory okta-users.json --directory okta-groups.json --saml-groups sent",
  ],
  async run(call) {
    const settings = await chooseSettings(call, OWN);
    const snapshot = await readSnapshot(String(call.given.snapshot));
    const comparison = await readComparison(settings, call.given);
    const folder = await openOutputFolder(settings.out, call.signal);
    try {
      const written = await writeReportFiles(folder, { snapshot, comparison, audience: settings["csv-for"] });
      sayReport(written, await folder.publishAs(folderName(snapshot.runId)));
      return exitCodeFor(written.report.verdict.complete, settings["fail-on"]);
    } finally {
      folder.discard();
    }
  },
};
export default report;
