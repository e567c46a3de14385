import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openRunFolder } from "../../src/cli/run-folder.js";
import { readSource } from "../../src/evidence/read-source.js";
import type { RunSource } from "../../src/evidence/run-files.js";
import { parseSnapshot } from "../../src/model/parse-snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { type CommandOptions, emptyFolder, type Finished, redashAccess } from "./command.js";
import { aQuarterBefore } from "./earlier-demo.js";

const EXPORTS = fileURLToPath(new URL("../../fixtures/directories/demo", import.meta.url));

/** What the run of `reportOfDemo` is called. */
export const DEMO_RUN = "20261124T090000Z-default";

type Files = ReadonlyMap<string, Buffer>;

let made: Promise<Files> | undefined;

/**
 * A folder with everything that a run is made from: the demo's snapshot and an earlier one, its exports, accepted risks, and
 * the config file that says how they are read. Anybody may read it.
 */
export async function folderOfInputs(): Promise<string> {
  const folder = emptyFolder();
  made ??= makeInputs();
  for (const [name, bytes] of await made) {
    writeFileSync(join(folder, name), bytes);
    chmodSync(join(folder, name), 0o644);
  }
  chmodSync(folder, 0o755);
  return folder;
}

async function makeInputs(): Promise<Files> {
  const cwd = emptyFolder();
  await redashAccess(["demo", "--quiet"], { cwd });
  const snapshot = readFileSync(join(cwd, "reports/demo/snapshot.json"));
  const earlier = jsonSnapshot(aQuarterBefore(parseSnapshot(snapshot.toString(), "the demo")));
  return new Map([
    ...bytesIn(EXPORTS),
    ["snapshot.json", snapshot],
    ["earlier.json", Buffer.from([...earlier].join(""))],
  ]);
}

/** Makes a run with every file that one can have, below the folder `out`, in a folder of inputs. */
export function reportOfDemo(out: string, options: CommandOptions): Promise<Finished> {
  const inputs = ["--snapshot", "snapshot.json", "--since", "earlier.json"];
  return redashAccess(["report", ...inputs, "--fail-on", "never", "--out", out], options);
}

/** The bytes of every file of a folder, by its name. */
export function bytesIn(folder: string): Files {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

let source: Promise<RunSource> | undefined;

/** What such a run is made from, out of its folder. To be asked for inside a test. */
export function demoSource(): Promise<RunSource> {
  source ??= readDemo();
  return source;
}

async function readDemo(): Promise<RunSource> {
  const [out, cwd] = [emptyFolder(), await folderOfInputs()];
  await reportOfDemo(out, { cwd });
  return readSource(await openRunFolder(join(out, DEMO_RUN)));
}
