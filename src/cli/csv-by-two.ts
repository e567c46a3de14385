import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { CsvMaker } from "../evidence/run-files.js";
import type { Table } from "../model/table.js";
import { type CsvAudience, type CsvParts, csvChunks, csvHeader, csvParts } from "../report/reporters/csv.js";
import { partsMemory, type SharedParts, sharedParts } from "./shared-parts.js";

/** From so many rows on a second thread takes less time than it costs to start it. */
const WORTH_ROWS = 500_000;

/** What the second thread has for what is new: lines are gone as soon as they are written, and more makes it no quicker. */
const YOUNG_MB = 12;

/** What the second thread is told. */
export interface ToldOfTable {
  /** What it makes the parts from, as JSON: it is read in half of the time that V8 takes for the objects themselves. */
  readonly source: string;
  readonly audience: CsvAudience;
  readonly memory: SharedArrayBuffer;
  /** Where it puts what it made. */
  readonly port: MessagePort;
}

export interface MadePart {
  readonly part: number;
  readonly chunks: readonly Uint8Array[];
}

/** The bytes of `csvChunks`; where a table has very many rows, each part by that one of two threads that has time. */
export const csvByTwo: CsvMaker = (table, audience) =>
  table.inParts !== undefined && table.rowCount >= WORTH_ROWS && availableParallelism() > 1
    ? chunksByTwo(table, table.inParts, audience)
    : csvChunks(table, audience);

/**
 * The same, however few rows there are.
 * @param inParts those of the table
 * @param second what the second thread runs: it makes the same parts from the same source
 */
export function* chunksByTwo(
  table: Pick<Table, "columns">,
  { parts, source }: NonNullable<Table["inParts"]>,
  audience: CsvAudience,
  second = new URL("./csv-worker.js", import.meta.url),
): Iterable<Uint8Array> {
  yield csvHeader(table, audience);
  const memory = partsMemory();
  const { port1: received, port2: port } = new MessageChannel();
  const worker = new Worker(second, {
    workerData: { source: JSON.stringify(source()), audience, memory, port } satisfies ToldOfTable,
    transferList: [port],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // It may end at any time, for want of memory say: whatever it owes is then made here, and is the same.
  worker.on("error", () => undefined).unref();
  try {
    const own = csvParts(parts, audience);
    yield* inOrder(own, sharedParts(memory, own.count), received);
  } finally {
    received.close();
    void worker.terminate();
  }
}

/**
 * The chunks of all parts, those that the other thread hands over among them. While one is not there, others are made
 * here.
 */
export function* inOrder(own: CsvParts, shared: SharedParts, received: MessagePort): Iterable<Uint8Array> {
  const waiting = new Map<number, readonly Uint8Array[]>();
  const keep = (made: MadePart | undefined) => made !== undefined && waiting.set(made.part, made.chunks);
  for (let part = 0; part < own.count; part += 1) {
    shared.write(part);
    while (!waiting.has(part)) {
      const before = shared.handedOver();
      if (keep(receiveMessageOnPort(received)?.message)) continue;
      const next = shared.take();
      if (next !== null) keep({ part: next, chunks: [...own.chunks(next)] });
      else if (!shared.waitForMore(before)) keep({ part, chunks: [...own.chunks(part)] });
    }
    yield* waiting.get(part) ?? [];
    waiting.delete(part);
  }
}
