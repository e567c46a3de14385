/**
 * `npm run bench [-- small|usual|large ...] [-- --runs N]`: makes an organisation of each size from a seed, collects
 * it from a simulated server, makes its reports, verifies them, opens its page in a browser and compares it with a directory, each
 * stage timed by itself, in processes of their own.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installedBrowser, thisMachine } from "./browsers.js";
import { writeDirectory } from "./directory.js";
import type { Figure } from "./measure.js";
import { SIZES, type Size, sizeNamed } from "./organisation.js";
import { type Run, tableOf } from "./table.js";

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "5" } },
  allowPositionals: true,
});
const sizes: readonly Size[] = positionals.length > 0 ? positionals.map(sizeNamed) : SIZES.slice(1);

function script(name: string): string {
  return fileURLToPath(new URL(`${name}.js`, import.meta.url));
}

async function measured(name: string, args: readonly string[], folder: string, env = {}): Promise<Run> {
  const file = join(folder, "figures.json");
  const child = spawn(process.execPath, [script(name), ...args, file], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return JSON.parse(readFileSync(file, "utf8")) as Run;
}

async function withServer<T>(size: Size, work: (url: string, key: string) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [script("serve"), size.name], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
  const { url, key } = JSON.parse(line) as { url: string; key: string };
  try {
    return await work(url, key);
  } finally {
    server.stdin.end();
    await once(server, "exit");
  }
}

function bytesOf(runs: readonly Run[]): number {
  const figures: readonly Figure[] = runs.at(-1)?.figures ?? [];
  return figures.find(({ stage }) => stage === "csv effective-access")?.bytes ?? 0;
}

const browser = installedBrowser(thisMachine);
if (browser === undefined) {
  console.log(
    "No Chrome, Chromium or Edge is installed: what happens in a browser is left out. `npm test` gets one.\n",
  );
}

for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), "redash-access-bench-"));
  try {
    const snapshot = join(folder, "snapshot.json");
    const html = join(folder, "report.html");
    const count = Math.max(1, Number(values.runs));
    const collected = await withServer(size, async (url, key) => {
      const runs: Run[] = [];
      for (let run = 0; run < count; run += 1) {
        runs.push(await measured("collect", [url, snapshot], folder, { KEY: key }));
      }
      return runs;
    });
    await writeDirectory(size, folder);
    const stages = {
      collected,
      reported: [] as Run[],
      /** A whole run, as the command line makes it. */
      made: [] as Run[],
      verified: [] as Run[],
      floor: [] as Run[],
      /** Whether the page works out the same rows as the report; one run. */
      pageRows: [] as Run[],
      /** The page in a browser; the peak memory is that of the process that draws it. None: there is no browser. */
      opened: [] as Run[],
      compared: [] as Run[],
      /** The same where every account would lose all access. */
      worst: [] as Run[],
      /** Two runs, compared. */
      differing: [] as Run[],
      /** The same where all access has changed; one run. */
      differingInAll: [] as Run[],
    };
    for (let run = 0; run < count; run += 1) {
      stages.reported.push(await measured("report", [snapshot, folder], folder));
      stages.made.push(await measured("evidence", ["make", snapshot, folder], folder));
      stages.verified.push(await measured("evidence", ["verify", snapshot, folder], folder));
      if (browser !== undefined) stages.opened.push(await measured("page", [browser, html], folder));
      stages.floor.push(
        await measured("floor", [String(bytesOf(stages.reported)), join(folder, "floor")], folder),
      );
      stages.compared.push(await measured("drift", ["usual", snapshot, folder], folder));
      stages.worst.push(await measured("drift", ["worst", snapshot, folder], folder));
      stages.differing.push(await measured("diff", ["usual", snapshot, folder], folder));
    }
    stages.differingInAll.push(await measured("diff", ["worst", snapshot, folder], folder));
    stages.pageRows.push(await measured("page-rows", [snapshot, html], folder));
    process.stdout.write(tableOf(size, stages));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
