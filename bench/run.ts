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
    const reported: Run[] = [];
    const opened: Run[] = [];
    const floor: Run[] = [];
    const made: Run[] = [];
    const verified: Run[] = [];
    const compared: Run[] = [];
    const worst: Run[] = [];
    const differing: Run[] = [];
    for (let run = 0; run < count; run += 1) {
      reported.push(await measured("report", [snapshot, folder], folder));
      made.push(await measured("evidence", ["make", snapshot, folder], folder));
      verified.push(await measured("evidence", ["verify", snapshot, folder], folder));
      if (browser !== undefined) opened.push(await measured("page", [browser, html], folder));
      floor.push(await measured("floor", [String(bytesOf(reported)), join(folder, "floor")], folder));
      compared.push(await measured("drift", ["usual", snapshot, folder], folder));
      worst.push(await measured("drift", ["worst", snapshot, folder], folder));
      differing.push(await measured("diff", ["usual", snapshot, folder], folder));
    }
    const differingInAll = [await measured("diff", ["worst", snapshot, folder], folder)];
    const pageRows = [await measured("page-rows", [snapshot, html], folder)];
    process.stdout.write(
      tableOf(size, {
        collected,
        reported,
        made,
        verified,
        pageRows,
        opened,
        compared,
        worst,
        differing,
        differingInAll,
        floor,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
