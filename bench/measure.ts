import { writeFileSync } from "node:fs";

export interface Figure {
  readonly stage: string;
  /** Absent: it is no time. */
  readonly ms?: number;
  readonly rows?: number;
  readonly bytes?: number;
}

/** What a process tells of itself. */
export interface HandedOver {
  readonly figures: readonly Figure[];
  /** 0: nobody tells. */
  readonly peakMb: number;
  /** What the processors spent on it, without what they waited for. */
  readonly cpuMs: number;
}

/** Times one stage of this process. */
export async function timed<T>(
  figures: Figure[],
  stage: string,
  work: () => T | Promise<T>,
  told: (result: T) => Partial<Figure> = () => ({}),
): Promise<T> {
  const before = performance.now();
  const result = await work();
  figures.push({ stage, ms: performance.now() - before, ...told(result) });
  return result;
}

/**
 * Hands the figures to the process that started this one, with what this process cost. The peak memory is its own, or what
 * is given.
 */
export function handOver(file: string, figures: readonly Figure[], peak = ownPeak()): void {
  const told: HandedOver = { figures, peakMb: peak / 2 ** 20, cpuMs: ownCpuMs() };
  writeFileSync(file, JSON.stringify(told));
}

function ownPeak(): number {
  // maxRSS is in kilobytes on every system.
  return process.resourceUsage().maxRSS * 1024;
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
