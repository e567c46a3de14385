import { lineCounter } from "./line-count.js";
import type { RunFolder } from "./run-folder.js";
import { type Digest, digestMeter } from "./sha256.js";

/** What the bytes of a file tell. */
export interface Facts extends Digest {
  /** Lines of a CSV file without its header. null: it is none. */
  readonly rows: number | null;
}

/** By the names of its plain files. */
export type FactsByName = ReadonlyMap<string, Facts>;

/** To be fed all bytes of a file, in order. */
export function factsMeter(name: string) {
  const meter = digestMeter();
  const lines = name.endsWith(".csv") ? lineCounter() : null;
  return {
    add(chunk: Uint8Array): void {
      meter.add(chunk);
      lines?.add(chunk);
    },
    facts: (): Facts => ({ ...meter.digest(), rows: lines && lines.count() - 1 }),
  };
}

/** Reads one file of a run. @throws Problem `file_unreadable` */
export async function factsOf(folder: RunFolder, name: string): Promise<Facts> {
  const meter = factsMeter(name);
  for await (const chunk of folder.read(name)) meter.add(chunk);
  return meter.facts();
}
