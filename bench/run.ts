/**
 * `npm run bench [-- small|usual|large ...] [-- --runs N]`: makes an organisation of each size from a seed, collects
 * it from a simulated server, makes its reports, verifies them, opens its page in a browser and compares it with a directory, each
 * stage timed by itself, in processes of their own. With one of these, something else is measured:
 *
 * - `--rivals`: writing effective access, against SQL in PostgreSQL and in DuckDB where they are installed;
 * - `--scale`: writing effective access as an organisation grows;
 * - `--collector`: collecting the large organisation from a server that takes its time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { collector } from "./collector/collector.js";
import { SIZES, type Size, sizeNamed } from "./organisation.js";
import { rivalsOf } from "./rivals/rivals.js";
import { scale } from "./scale.js";
import { LEFT_OUT, stagesOf } from "./stages.js";

const { values, positionals } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    rivals: { type: "boolean", default: false },
    scale: { type: "boolean", default: false },
    collector: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const sizes: readonly Size[] = positionals.length > 0 ? positionals.map(sizeNamed) : SIZES.slice(1);
const runs = Math.max(1, Number(values.runs));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

if (values.scale) await inFolder((folder) => scale(folder, runs));
else if (values.collector) await inFolder((folder) => collector(folder));
else if (values.rivals) for (const size of sizes) await inFolder((folder) => rivalsOf(size, folder, runs));
else {
  if (LEFT_OUT !== "") console.log(LEFT_OUT);
  for (const size of sizes) await inFolder((folder) => stagesOf(size, folder, runs));
}

/** Prints what is measured in a folder that is gone afterwards. */
async function inFolder(work: (folder: string) => Promise<string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "redash-access-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    process.stdout.write(await work(folder));
  } finally {
    process.off("exit", remove);
    remove();
  }
}
