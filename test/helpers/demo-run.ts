import { chmodSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CommandOptions, emptyFolder, type Finished, redashAccess } from "./command.js";

const from = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What the run of `reportOfDemo` is called. */
export const DEMO_RUN = "20261124T090000Z-default";

/** A folder with what the run is made from, and the config file that says how the exports are read. Anybody may read it. */
export function folderOfInputs(): string {
  const folder = emptyFolder();
  cpSync(from("fixtures/directories/demo"), folder, { recursive: true });
  cpSync(from("reports/demo/snapshot.json"), join(folder, "snapshot.json"));
  cpSync(from("fixtures/snapshots/demo-earlier.json"), join(folder, "earlier.json"));
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  chmodSync(folder, 0o755);
  return folder;
}

/** Makes a run with every file that one can have, below the folder `out`, in a folder of inputs. */
export function reportOfDemo(out: string, options: CommandOptions): Promise<Finished> {
  const inputs = ["--snapshot", "snapshot.json", "--since", "earlier.json"];
  return redashAccess(["report", ...inputs, "--fail-on", "never", "--out", out], options);
}

/** The bytes of every file of a folder, by its name. */
export function bytesIn(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
