/** Starts the command line as somebody does who asks one thing of a snapshot: `start-up.js SNAPSHOT FIGURES`. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , snapshotFile = "", figuresFile = ""] = process.argv;
const { users, dataSources } = await readSnapshot(snapshotFile);
const ids = [users, dataSources].map((all) => String(all.at(-1)?.id));
const PROGRAM = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

const figures: Figure[] = [];
await started("node", ["--eval", "0"]);
await started("--help", [PROGRAM, "--help"]);
await started("explain", [PROGRAM, "explain", ...ids, "--snapshot", snapshotFile]);
// What others take is not told to this process.
handOver(figuresFile, figures, 0);

function started(what: string, args: readonly string[]): Promise<unknown> {
  return timed(figures, `start: ${what}`, () => {
    const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  });
}
