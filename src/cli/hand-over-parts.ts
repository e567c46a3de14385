import { workerData } from "node:worker_threads";
import type { LineFormat, LineParts } from "../model/table.js";
import { csvParts } from "../report/reporters/csv.js";
import type { MadePart, ToldOfTable } from "./csv-by-two.js";
import { sharedParts } from "./shared-parts.js";

/**
 * What the second thread of `chunksByTwo` does: makes parts until none is left, and hands each over.
 * @param partsOf makes them from what the first thread gave
 */
export function handOverParts(partsOf: (source: unknown) => (format: LineFormat) => LineParts): void {
  const { source, audience, memory, port }: ToldOfTable = workerData;
  const { count, chunks } = csvParts(partsOf(JSON.parse(source)), audience);
  const shared = sharedParts(memory, count);
  for (let part = shared.waitToTake(); part !== null; part = shared.waitToTake()) {
    const made: MadePart = { part, chunks: [...chunks(part)] };
    port.postMessage(
      made,
      made.chunks.map(({ buffer }) => buffer as ArrayBuffer),
    );
    shared.handOver();
  }
}
