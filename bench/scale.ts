import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eachStanding } from "../dist/graph/standings.js";
import { buildGraph, parseSnapshot } from "../dist/index.js";
import { measured } from "./children.js";
import { GROWING, type Size } from "./organisation.js";
import { collected } from "./snapshots.js";
import { median, msOf, type Run, seconds, sums } from "./table.js";

const HEAD = [
  "## Growing: effective access, from the snapshot to the file",
  "",
  "| users | groups | rows | MB | load and graph | rows and writing | whole process | processors | of them a row | peak memory |",
  "|---|---|---|---|---|---|---|---|---|---|",
];

/** What effective access costs as an organisation grows, as Markdown: median of the runs. */
export async function scale(folder: string, count: number): Promise<string> {
  const lines: string[] = [];
  for (const size of GROWING) lines.push(await lineOf(size, folder, count));
  return [...HEAD, ...lines, ""].join("\n");
}

async function lineOf(size: Size, folder: string, count: number): Promise<string> {
  const snapshot = join(folder, "snapshot.json");
  const file = join(folder, "effective-access.csv");
  await collected(size, snapshot, folder, 1);
  const runs: Run[] = [];
  for (let run = 0; run < count; run += 1) {
    runs.push(await measured("write-access", ["all", snapshot, file], folder));
    rmSync(file);
  }
  const { bytes } = sums(runs, "rows");
  const rows = rowsOf(snapshot);
  const stage = (name: string) => seconds(median(msOf(runs, name)));
  const cpuMs = median(runs.map((run) => run.cpuMs));
  return (
    `| ${size.users} | ${size.groups} | ${rows} | ${(bytes / 1e6).toFixed(1)} | ${stage("load")} | ` +
    `${stage("rows")} | ${seconds(median(runs.map(({ wholeMs }) => wholeMs)))} | ${seconds(cpuMs)} | ${((cpuMs * 1000) / rows).toFixed(2)} µs | ` +
    `${Math.round(median(runs.map(({ peakMb }) => peakMb)))} MB |`
  );
}

function rowsOf(file: string): number {
  let rows = 0;
  eachStanding(buildGraph(parseSnapshot(readFileSync(file, "utf8"), file)), () => {
    rows += 1;
  });
  return rows;
}
