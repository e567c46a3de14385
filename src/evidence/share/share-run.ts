import { buildReport } from "../../analyze/report.js";
import type { Manifest } from "../../model/manifest.js";
import { Problem } from "../../model/problem.js";
import type { Report } from "../../model/report.js";
import { atMost } from "../../model/sentences.js";
import type { Outcome } from "../check.js";
import { factsOf } from "../facts.js";
import { type MadeRun, makeRun, type Write } from "../make-run.js";
import { MANIFEST_FILE } from "../manifest.js";
import { readSource } from "../read-source.js";
import type { RunSource } from "../run-files.js";
import type { RunFolder } from "../run-folder.js";
import { verifyRun } from "../verify.js";
import { codesOf } from "./codes.js";
import { copySource } from "./copy-source.js";
import { differencesOf } from "./differences.js";
import { originalNames, type SharedNames } from "./originals.js";
import { patternMarks } from "./pattern-marks.js";
import { type Originals, pseudonymsOf } from "./pseudonyms.js";
import { foundIn } from "./replace-acceptances.js";
import { copySearch, type Searched } from "./search-copy.js";
import { searchValues, searchWhile, textOfNothing } from "./searched-files.js";

export interface ShareOptions extends SharedNames {
  readonly tool: Manifest["tool"];
  /** 32 secret bytes: the same make the same pseudonyms. */
  readonly key: Uint8Array;
  /** Takes the files of the copy. They may be published when it has all come to a good end, and not before. */
  readonly write: Write;
}

export interface SharedRun extends MadeRun {
  /** What could not be looked at when the run was verified, a sentence each. */
  readonly notVerified: readonly string[];
  readonly searched: Searched;
  /** Who and what is meant by every pseudonym. */
  readonly originals: Originals;
}

/**
 * Makes a run that tells what this one tells, by other names, and verifies as any does.
 * @throws Problem `run_not_verified`; `copy_differs` where it would tell something else; `name_in_copy` where an original
 * name is left; or as `readSource`
 */
export async function shareRun(folder: RunFolder, options: ShareOptions): Promise<SharedRun> {
  const { tool, key, dataSources, write } = options;
  const notVerified = await notVerifiedOf(folder, tool);
  const source = await readSource(folder);
  const { sha256: manifestSha256 } = await factsOf(folder, MANIFEST_FILE);
  const run = reportOf(source);
  const codes = codesOf(key);
  const { marks, patterns } = patternMarks(source, codes);
  const pseudonyms = pseudonymsOf(codes, marks);
  const names = originalNames(source, pseudonyms, { dataSources });
  const found = foundIn(run);
  const copy = copySource(source, { pseudonyms, patterns, names, dataSources, found, manifestSha256 });
  const search = copySearch(names);
  const made = await makeRun(copy, { tool, write: searchWhile(write, search), signingKey: null });
  refuseOther(differencesOf(run, made.report));
  searchValues(copy, search);
  const searched = search.result(() => textOfNothing(copy));
  refuseLeft(searched);
  return { ...made, notVerified, searched, originals: pseudonyms.given() };
}

/** Whether it is signed by whoever it should be is for whoever verifies the run itself. */
async function notVerifiedOf(folder: RunFolder, tool: Manifest["tool"]): Promise<string[]> {
  const { outcome, checks } = await verifyRun(folder, { tool, publicKey: null });
  const detailsOf = (wanted: Outcome) =>
    checks.flatMap((check) => (check.outcome === wanted ? check.details : []));
  if (outcome !== "not verified") return detailsOf("not made");
  const [first = ""] = detailsOf("does not fit");
  throw new Problem("run_not_verified", `The run is not as it was made: ${first}`);
}

function reportOf({ snapshot, comparison, since, judging, acceptedGaps }: RunSource): Report {
  return buildReport(snapshot, { comparison, since, ...judging, acceptedGaps });
}

function refuseOther(differences: readonly string[]): void {
  if (differences.length === 0) return;
  throw new Problem(
    "copy_differs",
    `The copy would tell something else than the run: ${atMost(differences)}.`,
  );
}

function refuseLeft({ left }: Searched): void {
  if (left.length === 0) return;
  const found = [...new Set(left.map(({ file, original }) => `“${original}” in ${file}`))];
  throw new Problem("name_in_copy", `Names would be left in the copy: ${atMost(found)}.`);
}
