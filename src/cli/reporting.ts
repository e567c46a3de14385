import type { KeptEarlierRun } from "../evidence/earlier-run.js";
import type { RunSource } from "../evidence/run-files.js";
import type { Call } from "./command.js";
import { DIRECTORY, readComparison } from "./directory.js";
import { JUDGING, readAcceptedGaps, readJudging } from "./judging.js";
import { readRun } from "./read-run.js";
import type { SettingName, Settings } from "./settings.js";

/** Settings of a command that writes a report. */
export const REPORTING = [
  "out",
  "csv-for",
  "since",
  "signing-key-file",
  "fail-on",
  "accepted-gaps",
  ...DIRECTORY,
  ...JUDGING,
] as const satisfies readonly SettingName[];

type ReportingSettings = Settings<(typeof REPORTING)[number]>;

/**
 * What a report is told besides its snapshot and the earlier run.
 * @throws Problem as `readComparison`, `readJudging`, `readAcceptedGaps`
 */
export async function readReporting(
  settings: ReportingSettings,
  given: Call["given"],
): Promise<Omit<RunSource, "snapshot" | "since">> {
  return {
    comparison: await readComparison(settings, given),
    judging: await readJudging(settings),
    acceptedGaps: await readAcceptedGaps(settings),
    audience: settings["csv-for"],
  };
}

/** The run since which the report says what changed; null where none was named. @throws Problem as `readRun` */
export async function readEarlier({
  since,
}: Pick<ReportingSettings, "since">): Promise<KeptEarlierRun | null> {
  return since === undefined ? null : readRun(since);
}
