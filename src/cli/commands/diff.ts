import { basename, dirname, resolve } from "node:path";
import { Option } from "commander";
import type { Diff } from "../../model/diff.js";
import { Problem } from "../../model/problem.js";
import { type Call, type Command, EXIT } from "../command.js";
import { diffText } from "../diff-text.js";
import { JUDGING, readJudging } from "../judging.js";
import { chooseSettings, optionsFor } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { readRun } from "../read-run.js";
import { shortest } from "../shortest.js";
import { say, sayChunks } from "../terminal.js";

const OWN = ["csv-for", ...JUDGING] as const;

const command: Command = {
  description: [
    "Compares two snapshots, thing by thing by their ids: accounts, groups, memberships, data sources, grants, access, ways round the groups, queries, dashboards, alerts, settings and findings. What was renamed neither came nor went.",
    "Where one of them could not be read whole, nothing is called new or gone for want of it: it is not comparable, and the answer says why. Findings are of the same rules, by the same settings, on both.",
    "Without --json or --csv it prints counts and the changes, what got wider first.",
  ],
  options: [
    new Option("--json", "everything, as JSON"),
    new Option("--csv", "every change, a row each"),
    new Option("--out <file>", "make this file, instead of printing the JSON or CSV"),
    ...optionsFor(OWN),
  ],
  canBeIncomplete: false,
  exits: { done: "no difference", one: "differences, or something is not comparable" },
  examples: [
    "redash-access diff reports/20260825T090000Z-default reports/20261124T090000Z-default",
    "redash-access diff old.json new.json --csv --csv-for machines --out changes.csv",
    "redash-access diff old.json new.json --json",
  ],
  run: runDiff,
};
export default command;

async function runDiff(call: Call): Promise<number> {
  const format = formatOf(call);
  const settings = await chooseSettings(call, OWN);
  const judging = await readJudging(settings);
  const [oldPath = "", newPath = ""] = call.args;
  const older = await readRun(oldPath);
  const newer = await readRun(newPath);
  const { diffSnapshots } = await import("../../analyze/diff/diff.js");
  const found = diffSnapshots(older.snapshot, newer.snapshot, judging);
  const diff: Diff = {
    ...found,
    older: { ...found.older, snapshotSha256: older.snapshotSha256 },
    newer: { ...found.newer, snapshotSha256: newer.snapshotSha256 },
  };
  if (format === "text") say(...diffText(diff));
  else {
    const chunks = format === "json" ? await jsonOf(diff) : await csvOf(diff, settings["csv-for"]);
    const { out } = call.given;
    if (out === undefined) await sayChunks(chunks);
    else say(`Written to ${shortest(await writeFile(String(out), chunks, call.signal))}`);
  }
  return isSame(diff) ? EXIT.done : EXIT.differs;
}

/** @throws Problem `option_invalid` for what cannot be both */
function formatOf({ given }: Call): "text" | "json" | "csv" {
  const { json, csv, out } = given;
  if (json === true && csv === true)
    throw new Problem("option_invalid", "An answer is JSON or CSV, not both.", { place: "--json, --csv" });
  if (json === true) return "json";
  if (csv === true) return "csv";
  if (out === undefined) return "text";
  throw new Problem("option_invalid", "What is to be written is JSON or CSV.", {
    place: "--out",
    hint: "Add --json or --csv.",
  });
}

async function jsonOf(diff: Diff): Promise<Iterable<string | Uint8Array>> {
  const { jsonDiff } = await import("../../report/reporters/json.js");
  return jsonDiff(diff);
}

async function csvOf(diff: Diff, audience: "people" | "machines"): Promise<Iterable<string | Uint8Array>> {
  const [{ makeTable }, { default: changes }, { csvChunks }] = await Promise.all([
    import("../../analyze/table-descriptor.js"),
    import("../../analyze/tables/changes.js"),
    import("../../report/reporters/csv.js"),
  ]);
  return csvChunks(makeTable(changes, diff), audience);
}

/** Makes a new file. @throws Problem `file_exists`, `file_unwritable`, `key_in_output` */
async function writeFile(path: string, chunks: Iterable<string | Uint8Array>, signal: AbortSignal) {
  const target = resolve(path);
  const folder = await openOutputFolder(dirname(target), signal);
  try {
    await folder.mustBeNew(basename(target));
    await folder.write("diff", chunks);
    return await folder.publishFile("diff", basename(target));
  } finally {
    folder.discard();
  }
}

function isSame({ parts }: Diff): boolean {
  return parts.every(
    ({ counts, comparable }) => counts.length === 0 && comparable !== "partly" && comparable !== "no",
  );
}
