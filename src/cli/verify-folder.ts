import type { KeyObject } from "node:crypto";
import { type Verification, verifyRun } from "../evidence/verify.js";
import { compareThread } from "./compare-thread.js";
import { csvByTwo } from "./csv-by-two.js";
import { openRunFolder } from "./run-folder.js";
import { shapesThread } from "./shapes-thread.js";
import { tool } from "./tool.js";

/**
 * Verifies the run in a folder; what can be done while its files are made again is done by threads of their own.
 * @param publicKey as `verifyRun`
 * @throws Problem as `openRunFolder` and `verifyRun`
 */
export async function verifyFolder(run: string, publicKey: KeyObject | null): Promise<Verification> {
  const folder = await openRunFolder(run);
  const [comparing, looking] = [compareThread(run), shapesThread(run)];
  return verifyRun(folder, {
    tool: tool(),
    publicKey,
    compare: comparing.give,
    shapes: looking.shapes,
    csvOf: csvByTwo,
  }).finally(() => Promise.all([comparing.end(), looking.end()]));
}
