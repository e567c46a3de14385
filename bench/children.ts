import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { HandedOver } from "./measure.js";
import type { Run } from "./table.js";

/** The path of a script of the benchmark: `write-access`. */
function script(name: string): string {
  return fileURLToPath(new URL(`${name}.js`, import.meta.url));
}

/** Nobody is to pay for what the one before has left to be written. Where there is no such command, all do alike. */
function settleDisk(): void {
  spawnSync("sync");
}

/** Runs a script of the benchmark in a process of its own, which hands over its figures. The disk is at rest then. */
export async function measured(
  name: string,
  args: readonly string[],
  folder: string,
  env = {},
): Promise<Run> {
  const file = join(folder, "figures.json");
  settleDisk();
  const before = performance.now();
  const child = spawn(process.execPath, [script(name), ...args, file], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  const wholeMs = performance.now() - before;
  return { ...(JSON.parse(readFileSync(file, "utf8")) as HandedOver), wholeMs };
}

/** Does something while a script of the benchmark has a server running; its first line says where, and the key. */
export async function withServer<T>(
  args: readonly [script: string, ...string[]],
  work: (url: string, key: string) => Promise<T>,
): Promise<T> {
  const [name, ...rest] = args;
  const server = spawn(process.execPath, [script(name), ...rest], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
  const { url, key } = JSON.parse(line) as { url: string; key: string };
  try {
    return await work(url, key);
  } finally {
    server.stdin.end();
    await once(server, "exit");
  }
}
