import { rmSync, statSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";
import { measured } from "../children.js";
import { median, seconds, timesIn } from "../table.js";
import type { Cost } from "./outside.js";
import { firstDifference, sha256Of } from "./same-bytes.js";

/** All columns of effective-access.csv, or eight of them: see tables.ts. */
export const COLUMNS = ["all", "eight"] as const;
export type Columns = (typeof COLUMNS)[number];

/** A file, and DuckDB, which takes as much as two. */
const TOUCHED_FOR_EACH_BYTE = 3;

/** What writes the same file in another way. */
export interface Rival {
  readonly name: string;
  write(columns: Columns, file: string): Promise<Cost>;
  close(): Promise<void>;
}

export interface Missing {
  readonly missing: string;
}

/** This program, measured as the rivals are. */
export function ours(snapshotFile: string, folder: string): Rival {
  return {
    name: "this program",
    async write(columns, file) {
      const { wholeMs, cpuMs, peakMb } = await measured(
        "write-access",
        [columns, snapshotFile, file],
        folder,
      );
      return { ms: wholeMs, cpuMs, peakMb };
    },
    close: () => Promise.resolve(),
  };
}

interface Entry {
  readonly name: string;
  readonly costs: Cost[];
  /** In words: whether all its files had the bytes of the first contestant's. */
  bytes: string;
}

/** Has all write the file in turn, again and again, and compares what they wrote. A table, and what differs. */
export async function contest(
  columns: Columns,
  rivals: readonly Rival[],
  folder: string,
  runs: number,
): Promise<string> {
  const entries: Entry[] = rivals.map(({ name }) => ({ name, costs: [], bytes: "equal" }));
  const floor: Entry = { name: "floor: writing as many finished bytes", costs: [], bytes: "" };
  const files = rivals.map((_, index) => join(folder, `contest-${index}.csv`));
  const differences: string[] = [];
  const bytes = await sizeOf(columns, rivals[0] as Rival, files[0] as string);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, rival] of rivals.entries()) {
      await touchMemory(bytes, folder);
      entries[index]?.costs.push(await rival.write(columns, files[index] as string));
    }
    await touchMemory(bytes, folder);
    floor.costs.push(await floorOf(bytes, folder));
    differences.push(...(await compared(entries, files)));
  }
  return [
    `${columns === "all" ? "All columns" : "Eight columns"}: ${(bytes / 1e6).toFixed(1)} MB; ${runs} runs, in turn`,
    "",
    ...linesOf([...entries, floor]),
    ...differences.slice(0, 1).flatMap((one) => ["", one]),
    "",
  ].join("\n");
}

async function sizeOf(columns: Columns, rival: Rival, file: string): Promise<number> {
  await rival.write(columns, file);
  const { size } = statSync(file);
  rmSync(file);
  return size;
}

/**
 * Has the system get the memory that a contestant and its file may take, and leaves the disk at rest. Where a virtual machine
 * is given memory when it first touches it, a file of 2.5 GB takes ten times as long (5.9 s for 0.5 s were seen), and
 * whose turn it is has luck or not.
 */
async function touchMemory(bytes: number, folder: string): Promise<void> {
  const most = Math.min(freemem() / 2, bytes * TOUCHED_FOR_EACH_BYTE);
  await measured("touch-memory", [String(most)], folder);
}

async function floorOf(bytes: number, folder: string): Promise<Cost> {
  const file = join(folder, "floor");
  const { wholeMs, cpuMs, peakMb } = await measured("floor", [String(bytes), file], folder);
  rmSync(file);
  return { ms: wholeMs, cpuMs, peakMb };
}

async function compared(entries: readonly Entry[], files: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const file of files) hashes.push(await sha256Of(file));
  const differences: string[] = [];
  for (const [index, hash] of hashes.entries()) {
    const entry = entries[index] as Entry;
    if (hash !== hashes[0]) {
      entry.bytes = "DIFFERENT";
      const where = await firstDifference(files[0] as string, files[index] as string);
      differences.push(`${entries[0]?.name} and ${entry.name} first differ in ${where}`);
    }
  }
  for (const file of files) rmSync(file);
  return differences;
}

function linesOf(entries: readonly Entry[]): string[] {
  const first = median((entries[0] as Entry).costs.map(({ ms }) => ms));
  const lines = entries.map(({ name, costs, bytes }) => {
    const times = costs.map(({ ms }) => ms);
    const cpu = medianOfTold(costs.map(({ cpuMs }) => cpuMs));
    const peak = medianOfTold(costs.map(({ peakMb }) => peakMb));
    return (
      `| ${name} | ${timesIn(times)} | ${(median(times) / first).toFixed(1)} | ${cpu === null ? "" : seconds(cpu)} | ` +
      `${peak === null ? "" : `${Math.round(peak)} MB`} | ${bytes} |`
    );
  });
  return [
    "| | median | spread | times ours | processors | peak memory | bytes |",
    "|---|---|---|---|---|---|---|",
    ...lines,
  ];
}

function medianOfTold(values: readonly (number | null)[]): number | null {
  const told = values.flatMap((value) => value ?? []);
  return told.length === 0 ? null : median(told);
}
