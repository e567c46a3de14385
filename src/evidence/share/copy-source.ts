import { jsonSnapshot } from "../../report/reporters/json.js";
import { earlierRunOf } from "../earlier-run.js";
import { EARLIER_FILE, type RunSource } from "../run-files.js";
import { type OriginalNames, type SharedNames, snapshotsOf } from "./originals.js";
import type { PatternMarks } from "./pattern-marks.js";
import type { Pseudonyms } from "./pseudonyms.js";
import { type FoundBefore, replaceInAcceptances, replaceInAcceptedGaps } from "./replace-acceptances.js";
import { fileNames, replaceInDirectory } from "./replace-directory.js";
import { replaceInDrift, replaceInRisk } from "./replace-inputs.js";
import { type Replacing, replaceInSnapshot } from "./replace-snapshot.js";
import { scrubber } from "./scrub.js";

export interface CopyOptions extends SharedNames {
  readonly pseudonyms: Pseudonyms;
  /** Of the source, as the names. */
  readonly patterns: PatternMarks["patterns"];
  readonly names: OriginalNames;
  /** What the report of the source found. */
  readonly found: FoundBefore;
  /** Of manifest.json of the run, in hexadecimal. */
  readonly manifestSha256: string;
}

/** What a copy of a run is made from: the run's own source, by other names. The same key makes the same. */
export function copySource(
  source: RunSource,
  { pseudonyms, patterns, names, dataSources, found, manifestSha256 }: CopyOptions,
): RunSource {
  const { snapshot, comparison, since, judging, acceptedGaps, audience } = source;
  const files = fileNames(comparison?.directory.files ?? []);
  const scrub = scrubber([...files, ...names.everywhere], pseudonyms);
  const replacing: Replacing = { pseudonyms, patterns, scrub, dataSources };
  const emails = snapshotsOf(source).flatMap(({ users }) => users.map(({ email }) => email));
  return {
    snapshot: replaceInSnapshot(snapshot, replacing),
    comparison: comparison && {
      directory: replaceInDirectory(comparison.directory, replacing),
      settings: replaceInDrift(comparison, replacing),
    },
    since:
      since &&
      earlierRunOf([...jsonSnapshot(replaceInSnapshot(since.snapshot, replacing))].join(""), EARLIER_FILE),
    judging: {
      risk: replaceInRisk(judging.risk, replacing, emails),
      acceptances: replaceInAcceptances(judging.acceptances, replacing, found),
    },
    acceptedGaps: replaceInAcceptedGaps(acceptedGaps, pseudonyms, found),
    audience,
    pseudonymised: { manifestSha256, dataSources },
  };
}
