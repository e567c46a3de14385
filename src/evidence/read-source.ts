import { directorySchema } from "../model/directory.js";
import { parseSnapshotFile } from "../model/parse-snapshot.js";
import { earlierRunOf } from "./earlier-run.js";
import { parseInputs } from "./inputs.js";
import { parseRunFile } from "./parse-run-file.js";
import { DIRECTORY_FILE, EARLIER_FILE, INPUTS_FILE, type RunSource, SNAPSHOT_FILE } from "./run-files.js";
import { bytesOf, type RunFolder, textOf } from "./run-folder.js";

/**
 * What a run was made from, out of its folder alone.
 * @throws Problem `run_invalid`, or as `parseSnapshot`, where one of its files is not what it should be
 */
export async function readSource(folder: RunFolder): Promise<RunSource> {
  const has = (wanted: string) => folder.entries.some(({ name }) => name === wanted);
  const text = (name: string) => textOf(folder, name);
  const { drift, ...inputs } = parseInputs(await text(INPUTS_FILE), INPUTS_FILE);
  return {
    snapshot: await parseSnapshotFile(SNAPSHOT_FILE, bytesOf(folder, SNAPSHOT_FILE), () =>
      text(SNAPSHOT_FILE),
    ),
    comparison: drift && {
      settings: drift,
      directory: parseRunFile(directorySchema, await text(DIRECTORY_FILE), DIRECTORY_FILE),
    },
    since: has(EARLIER_FILE) ? earlierRunOf(await text(EARLIER_FILE), EARLIER_FILE) : null,
    ...inputs,
  };
}
