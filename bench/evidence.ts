/**
 * Makes a whole run as the command line does, or verifies the one that was made: `evidence.js CASE SNAPSHOT FOLDER
 * FIGURES`. Case `make`: every file with its hash, searched for keys, flushed to the disk. `verify`: every file read,
 * hashed and counted, then all of `verify`, which does that and makes every file again.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { csvByTwo } from "../dist/cli/csv-by-two.js";
import { openOutputFolder } from "../dist/cli/output-folder.js";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { openRunFolder } from "../dist/cli/run-folder.js";
import { tool } from "../dist/cli/tool.js";
import { verifyFolder } from "../dist/cli/verify-folder.js";
import { factsOf } from "../dist/evidence/facts.js";
import { makeRun } from "../dist/evidence/make-run.js";
import { NO_RISK_CONFIG } from "../dist/model/risk-settings.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , ofCase = "", snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const runs = join(folder, "runs");
const figures: Figure[] = [];
if (ofCase === "make") await make();
else await verify();
handOver(figuresFile, figures);

async function make(): Promise<void> {
  await rm(runs, { recursive: true, force: true });
  await timed(
    figures,
    "run: make",
    async () => {
      const snapshot = await readSnapshot(snapshotFile);
      const judging = { risk: NO_RISK_CONFIG, acceptances: [] };
      const source = {
        snapshot,
        comparison: null,
        since: null,
        judging,
        acceptedGaps: [],
        audience: "people",
      } as const;
      const output = await openOutputFolder(runs, new AbortController().signal);
      const maker = { tool: tool(), write: output.write, signingKey: null, csvOf: csvByTwo };
      const { files } = await makeRun(source, maker);
      await output.publishAs("run");
      return files;
    },
    (files) => ({ bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }),
  );
}

async function verify(): Promise<void> {
  const run = await openRunFolder(join(runs, "run"));
  await timed(
    figures,
    "run: read, hash and count",
    async () => {
      let bytes = 0;
      for (const { name } of run.entries) bytes += (await factsOf(run, name)).bytes;
      return bytes;
    },
    (bytes) => ({ bytes }),
  );
  const { outcome } = await timed(figures, "run: verify", () => verifyFolder(join(runs, "run"), null));
  if (outcome !== "verified") throw new Error(`the run is ${outcome}`);
}
