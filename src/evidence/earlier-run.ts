import type { EarlierRun } from "../analyze/report.js";
import { parseSnapshot } from "../model/parse-snapshot.js";
import { digestOf } from "./sha256.js";

/** An earlier run with the text of its snapshot.json, which the run that is compared with it keeps. */
export interface KeptEarlierRun extends EarlierRun {
  readonly text: string;
}

/**
 * @param file what the file is called in an error
 * @throws Problem as `parseSnapshot`
 */
export function earlierRunOf(text: string, file: string): KeptEarlierRun {
  return { snapshot: parseSnapshot(text, file), snapshotSha256: digestOf([text]).sha256, text };
}
