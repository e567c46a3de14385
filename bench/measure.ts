import { writeFileSync } from "node:fs";

export interface Figure {
  readonly stage: string;
  readonly ms: number;
  readonly rows?: number;
  readonly bytes?: number;
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

/** Hands the figures and this process's peak memory to the process that started it. */
export function handOver(file: string, figures: readonly Figure[]): void {
  // maxRSS is in kilobytes on every system.
  writeFileSync(file, JSON.stringify({ figures, peakMb: process.resourceUsage().maxRSS / 1024 }));
}
