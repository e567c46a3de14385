import { directorySchema } from "../model/directory.js";
import { parseSnapshot } from "../model/parse-snapshot.js";
import { earlierRunOf } from "./earlier-run.js";
import { parseInputs } from "./inputs.js";
import { parseRunFile } from "./parse-run-file.js";
import { DIRECTORY_FILE, EARLIER_FILE, INPUTS_FILE, type RunSource, SNAPSHOT_FILE } from "./run-files.js";
import { type RunFolder, textOf } from "./run-folder.js";

/**
 * What a run was made from, out of its folder alone.
 * @throws Problem `run_invalid`, or as `parseSnapshot`, where one of its files is not what it should be
 */
export async function readSource(folder: RunFolder): Promise<RunSource> {
  const has = (wanted: string) => folder.entries.some(({ name }) => name === wanted);
  const { drift, ...inputs } = parseInputs(await textOf(folder, INPUTS_FILE), INPUTS_FILE);
  return {
    snapshot: parseSnapshot(await textOf(folder, SNAPSHOT_FILE), SNAPSHOT_FILE),
    comparison: drift && {
      settings: drift,
      directory: parseRunFile(directorySchema, await textOf(folder, DIRECTORY_FILE), DIRECTORY_FILE),
    },
    since: has(EARLIER_FILE) ? earlierRunOf(await textOf(folder, EARLIER_FILE), EARLIER_FILE) : null,
    ...inputs,
  };
}
