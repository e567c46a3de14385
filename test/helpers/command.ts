import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(ROOT, "dist", "bin.js");

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Where it runs; see `emptyFolder`. */
  readonly cwd: string;
  /** Besides PATH: nothing of the tests' own environment reaches the command. */
  readonly env?: Record<string, string>;
  readonly stdin?: string;
  /** What a POSIX shell does first, such as setting a limit; the command gets what comes of it. */
  readonly first?: string;
  /** Whom it runs as, by number: only root may choose. */
  readonly uid?: number;
  /** Called with the running process's way to be signalled and its output, as soon as it runs. */
  readonly whileRunning?: (kill: (signal: NodeJS.Signals) => void, stdout: Readable) => unknown;
}

/** Runs `redash-access` as a user does, to its end: what is built in dist/, not what stands in src/. */
export function redashAccess(args: readonly string[], options: CommandOptions): Promise<Finished> {
  if (!existsSync(BIN)) throw new Error("dist/ is missing: run `npm run build` first (`npm test` does).");
  const env = { PATH: process.env.PATH ?? "", ...options.env };
  const call = [process.execPath, BIN, ...args] as const;
  const [program, ...rest] =
    options.first === undefined ? call : ["sh", "-c", `${options.first}; exec "$@"`, "sh", ...call];
  const who = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const child = spawn(program, rest, { cwd: options.cwd, env, ...who });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output.stderr += text));
  child.stdin.on("error", () => {}).end(options.stdin ?? "");
  options.whileRunning?.((signal) => child.kill(signal), child.stdout);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
}

/** A folder of its own, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "redash-access-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, by its path inside, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
