import { buildReport } from "../analyze/report.js";
import type { Comparison } from "../drift/types.js";
import { counted } from "../model/counted.js";
import { directorySchema } from "../model/directory.js";
import { asParsed } from "../model/parse-snapshot.js";
import type { Report } from "../model/report.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Table } from "../model/table.js";
import { type CsvAudience, csvChunks } from "../report/reporters/csv.js";
import { htmlReport } from "../report/reporters/html.js";
import { jsonOfParsedDirectory, jsonReport, jsonSnapshot } from "../report/reporters/json.js";
import { loadPageParts } from "../report/templates.js";
import type { KeptEarlierRun } from "./earlier-run.js";
import { jsonInputs, parseInputs, type RunInputs } from "./inputs.js";
import { digestOf } from "./sha256.js";

/** What a run is made from. */
export interface RunSource extends Omit<RunInputs, "drift"> {
  readonly snapshot: Snapshot;
  /** null: no directory was given. */
  readonly comparison: Comparison | null;
  /** null: no earlier run was given. */
  readonly since: KeptEarlierRun | null;
}

export interface RunFile {
  readonly name: string;
  /** In a few words, for whoever opens the folder. */
  readonly what: string;
  /** `input`: the others can be made from it again. */
  readonly role: "input" | "output";
  /** Without the header. null: no table. */
  readonly rows: number | null;
  readonly chunks: Iterable<string | Uint8Array>;
}

/** Makes the bytes of a table as `csvChunks` does, by this thread alone or with others. */
export type CsvMaker = (table: Table, audience: CsvAudience) => RunFile["chunks"];

export const SNAPSHOT_FILE = "snapshot.json";
export const INPUTS_FILE = "inputs.json";
export const DIRECTORY_FILE = "directory.json";
export const EARLIER_FILE = "earlier-snapshot.json";

/**
 * The report of a run, and every file of its folder but those that tell of the others (manifest.json, SHA256SUMS). The
 * same source makes the same bytes. In the order in which a reader wants them; chunks are made as they are asked for,
 * once.
 * @throws Problem as `buildReport`
 */
export function runFiles(
  given: RunSource,
  csvOf: CsvMaker = csvChunks,
): { readonly report: Report; readonly files: readonly RunFile[] } {
  const source = asRead(given);
  const { snapshot, comparison, since, judging, acceptedGaps, audience, pseudonymised } = source;
  // Made twice, as it is made quickly, and large.
  const snapshotText = () => jsonSnapshot(snapshot);
  const report: Report = {
    ...buildReport(snapshot, { comparison, since, ...judging, acceptedGaps }),
    snapshotSha256: digestOf(snapshotText()).sha256,
    ...(pseudonymised !== undefined && { pseudonymised }),
  };
  return {
    report,
    files: [
      output(
        "report.html",
        "the whole report, for a browser",
        onDemand(() => htmlReport(report, loadPageParts())),
      ),
      ...report.tables.map((table) => csvFile(table, csvOf(table, audience))),
      output("report.json", "the same, for programs", jsonReport(report)),
      input(SNAPSHOT_FILE, "what the server said: for `report`, `explain` and `diff`", snapshotText()),
      ...inputFiles(source),
    ],
  };
}

/** As it would be read from the run's own files, to the order of keys: so that these make the same bytes again. */
function asRead(source: RunSource): RunSource {
  const { drift, ...inputs } = parseInputs(jsonInputs(inputsOf(source)), INPUTS_FILE);
  return {
    ...inputs,
    snapshot: asParsed(source.snapshot),
    comparison: drift &&
      source.comparison && {
        settings: drift,
        directory: directorySchema.parse(source.comparison.directory),
      },
    since: source.since,
  };
}

function inputsOf({ snapshot: _inItsOwnFile, comparison, since: _too, ...told }: RunSource): RunInputs {
  return { ...told, drift: comparison?.settings ?? null };
}

function inputFiles(source: RunSource): RunFile[] {
  const { comparison, since } = source;
  return [
    ...(comparison === null
      ? []
      : [
          input(
            DIRECTORY_FILE,
            "what the exports of the directory said",
            jsonOfParsedDirectory(comparison.directory),
          ),
        ]),
    ...(since === null ? [] : [input(EARLIER_FILE, "the snapshot that it was compared with", [since.text])]),
    input(INPUTS_FILE, "how it was made: settings, accepted risks and gaps", [jsonInputs(inputsOf(source))]),
  ];
}

function input(name: string, what: string, chunks: Iterable<string>): RunFile {
  return { name, what, role: "input", rows: null, chunks };
}

export function output(name: string, what: string, chunks: Iterable<string>): RunFile {
  return { name, what, role: "output", rows: null, chunks };
}

/** One table of a report as a file. */
export function csvFile({ id, title, rowCount }: Table, chunks: RunFile["chunks"]): RunFile {
  return {
    name: `${id}.csv`,
    what: `${title}: ${counted(rowCount, "row")}`,
    role: "output",
    rows: rowCount,
    chunks,
  };
}

/** Made when it is written, so that what takes long is not done all at once and can be interrupted between. */
export function* onDemand(make: () => string): Iterable<string> {
  yield make();
}
