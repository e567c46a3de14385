import type { HandedOver } from "./measure.js";
import { headingOf, type Size } from "./organisation.js";

export interface Run extends HandedOver {
  /** The whole process, from its start to its end. */
  readonly wholeMs: number;
}

/** Times differ from machine to machine, ratios less: what a stage is told in times of. */
const YARDSTICKS: Readonly<Record<string, string>> = {
  "csv effective-access": "floor: write",
  "all CSVs: in all": "floor: write",
  "run: verify": "run: make",
  "in all": "floor: parse",
  "start: --help": "start: node",
  "start: explain": "start: node",
};

/**
 * One row for each stage: the median of the runs, and from the fastest to the slowest.
 * @param stages the runs of every stage, in the order of the table's rows
 */
export function tableOf(size: Size, stages: Readonly<Record<string, readonly Run[]>>): string {
  const count = Math.max(...Object.values(stages).map((runs) => runs.length));
  const lines = [
    `## ${headingOf(size)}; ` +
      `${size.directory.identities} identities in ${size.directory.groups} groups; ${count} runs`,
    "",
    "| stage | median | spread | ratio | rows/s | MB | peak memory |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const runs of Object.values(stages)) {
    const peakMb = median(runs.map((run) => run.peakMb));
    const peak = peakMb === 0 ? "" : `${Math.round(peakMb)} MB`;
    for (const [index, stage] of stagesOf(runs).entries()) {
      const times = msOf(runs, stage);
      const ms = median(times);
      const { rows, bytes } = sums(runs, stage);
      lines.push(
        `| ${stage} | ${timesIn(times)} | ${inYardsticks(stage, ms, stages)} | ` +
          `${rows === 0 ? "" : Math.round(rows / (ms / 1000)).toLocaleString("en-US")} | ` +
          `${bytes === 0 ? "" : (bytes / 1e6).toFixed(bytes < 1e7 ? 3 : 1)} | ` +
          `${index === 0 ? peak : ""} |`,
      );
    }
  }
  return `${lines.join("\n")}\n\n`;
}

function inYardsticks(stage: string, ms: number, stages: Readonly<Record<string, readonly Run[]>>): string {
  const yardstick = YARDSTICKS[stage];
  if (yardstick === undefined) return "";
  const runs = Object.values(stages)
    .flat()
    .filter(({ figures }) => figures.some((one) => one.stage === yardstick));
  return `${(ms / median(msOf(runs, yardstick))).toFixed(1)} × ${yardstick}`;
}

/** The cells for the median and the spread; empty for what takes no time. */
export function timesIn(times: readonly number[]): string {
  if (times.every((ms) => ms === 0)) return " | ";
  return `${seconds(median(times))} | ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}`;
}

function stagesOf(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap(({ figures }) => figures.map(({ stage }) => stage)))];
}

/** A stage that comes several times in one run, such as the small tables, counts as one. */
export function msOf(runs: readonly Run[], stage: string): number[] {
  return runs.map(({ figures }) =>
    figures.filter((figure) => figure.stage === stage).reduce((sum, { ms = 0 }) => sum + ms, 0),
  );
}

export function sums(runs: readonly Run[], stage: string): { rows: number; bytes: number } {
  const figures = runs.at(-1)?.figures.filter((figure) => figure.stage === stage) ?? [];
  return {
    rows: figures.reduce((sum, { rows = 0 }) => sum + rows, 0),
    bytes: figures.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 100 ? 3 : 2)} s`;
}
