import { basename, dirname, resolve } from "node:path";
import { Option } from "commander";
import { collectSnapshot } from "../collecting.js";
import type { Command } from "../command.js";
import { chooseReading, readingOptions } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { sayCollection } from "../summary.js";
import { exitCodeFor } from "../verdict-text.js";

const OWN = ["fail-on"] as const;

const collect: Command = {
  description: [
    "Reads one Redash server into a snapshot: one JSON file that `report` and `explain` work from, here or on another machine, without the server and without a key.",
  ],
  options: [
    new Option("--out <file>", "the snapshot file to make").makeOptionMandatory(),
    ...readingOptions(OWN),
  ],
  canBeIncomplete: true,
  examples: [
    "REDASH_API_KEY=... redash-access collect --url https://redash.example.com --out snapshot.json",
    "redash-access report --snapshot snapshot.json --out reviews",
  ],
  async run(call) {
    const reading = await chooseReading(call, OWN);
    const target = resolve(String(call.given.out));
    const folder = await openOutputFolder(dirname(target), call.signal);
    try {
      await folder.mustBeNew(basename(target));
      const snapshot = await collectSnapshot(reading);
      const { jsonSnapshot } = await import("../../report/reporters/json.js");
      await folder.write("snapshot.json", jsonSnapshot(snapshot));
      const { verdictOf } = await import("../../analyze/verdict.js");
      const { gapsOf } = await import("../../analyze/gaps.js");
      const gaps = gapsOf(snapshot, null, []);
      const verdict = verdictOf(snapshot, gaps);
      sayCollection(verdict, gaps, await folder.publishFile("snapshot.json", basename(target)));
      return exitCodeFor(verdict, reading.settings["fail-on"]);
    } finally {
      folder.discard();
    }
  },
};
export default collect;
