import { workerData } from "node:worker_threads";
import { accessPartsOf } from "../analyze/access-parts.js";
import { csvParts } from "../report/reporters/csv.js";
import type { MadePart, ToldOfTable } from "./csv-by-two.js";
import { sharedParts } from "./shared-parts.js";

const { source, audience, memory, port }: ToldOfTable = workerData;
const { count, chunks } = csvParts(accessPartsOf(source), audience);
const shared = sharedParts(memory, count);
for (let part = shared.waitToTake(); part !== null; part = shared.waitToTake()) {
  const made: MadePart = { part, chunks: [...chunks(part)] };
  port.postMessage(
    made,
    made.chunks.map(({ buffer }) => buffer as ArrayBuffer),
  );
  shared.handOver();
}
