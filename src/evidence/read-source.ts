import { directorySchema } from "../model/directory.js";
import { parseSnapshot, parseSnapshotByLines } from "../model/parse-snapshot.js";
import type { Snapshot } from "../model/snapshot.js";
import { earlierRunOf } from "./earlier-run.js";
import { parseInputs } from "./inputs.js";
import { parseRunFile } from "./parse-run-file.js";
import { DIRECTORY_FILE, EARLIER_FILE, INPUTS_FILE, type RunSource, SNAPSHOT_FILE } from "./run-files.js";
import { hasFile, type RunFolder, textOf } from "./run-folder.js";

/**
 * What a run was made from, out of its folder alone.
 * @throws Problem `run_invalid`, or as `parseSnapshot`, where one of its files is not what it should be
 */
export async function readSource(folder: RunFolder): Promise<RunSource> {
  const has = (wanted: string) => folder.entries.some(({ name }) => name === wanted);
  const { drift, ...inputs } = parseInputs(await textOf(folder, INPUTS_FILE), INPUTS_FILE);
  return {
    snapshot: await snapshotOf(folder),
    comparison: drift && {
      settings: drift,
      directory: parseRunFile(directorySchema, await textOf(folder, DIRECTORY_FILE), DIRECTORY_FILE),
    },
    since: has(EARLIER_FILE) ? earlierRunOf(await textOf(folder, EARLIER_FILE), EARLIER_FILE) : null,
    ...inputs,
  };
}

async function snapshotOf(folder: RunFolder): Promise<Snapshot> {
  const byLines = hasFile(folder, SNAPSHOT_FILE)
    ? await parseSnapshotByLines(folder.read(SNAPSHOT_FILE))
    : null;
  return byLines ?? parseSnapshot(await textOf(folder, SNAPSHOT_FILE), SNAPSHOT_FILE);
}
