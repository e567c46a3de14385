import { MessageChannel } from "node:worker_threads";
import { describe, expect, it, onTestFinished } from "vitest";
import { type chunksByTwo as ByTwo, inOrder } from "../../src/cli/csv-by-two.js";
import { partsMemory, sharedParts } from "../../src/cli/shared-parts.js";
import type { Table } from "../../src/model/table.js";
import { csvForMachines } from "../../src/report/csv/machines.js";
import { type CsvAudience, csvChunks } from "../../src/report/reporters/csv.js";
import { crowd } from "../helpers/page.js";
import { tableOf } from "../helpers/tables.js";

// What is built: a thread is started from a file of JavaScript.
const built: string = "../../dist/cli/csv-by-two.js";
const { chunksByTwo }: { chunksByTwo: typeof ByTwo } = await import(built);

const table = tableOf(crowd(5_000), "effective-access");
const inParts = table.inParts as NonNullable<Table["inParts"]>;

/** Compared by itself: a matcher takes seconds for a megabyte. */
function isWritten(chunks: Uint8Array[], audience: CsvAudience): boolean {
  return Buffer.concat(chunks).equals(Buffer.concat([...csvChunks(table, audience)]));
}

/** The parts of the table, each of which takes a while to make here. */
function slowly(made: number[]): typeof inParts {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  return {
    ...inParts,
    parts: (format) => {
      const { count, lines } = inParts.parts(format);
      return {
        count,
        lines(part) {
          made.push(part);
          Atomics.wait(pause, 0, 0, 50);
          return lines(part);
        },
      };
    },
  };
}

describe("a table by two threads", () => {
  it.each(["people", "machines"] as const)("has the bytes that one makes, for %s", (audience) => {
    const made: number[] = [];
    const chunks = [...chunksByTwo(table, slowly(made), audience)];
    expect(isWritten(chunks, audience)).toBe(true);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThan(inParts.parts(csvForMachines).count);
  });

  it("is left alone by the second when nobody wants more of it", async () => {
    for (const chunk of chunksByTwo(table, inParts, "people")) if (chunk.length > 100_000) break;
    const again = [...chunksByTwo(table, inParts, "people")];
    expect(isWritten(again, "people")).toBe(true);
  });

  it("is made by one where the second cannot begin, or ends", () => {
    const source = () => ({ organisation: null });
    const chunks = [...chunksByTwo(table, { ...inParts, source }, "machines")];
    expect(isWritten(chunks, "machines")).toBe(true);
  });
});

describe("parts in order", () => {
  const own = {
    count: 9,
    chunks: (part: number) => [Buffer.from(`${part}a`), Buffer.from(`${part}b `)],
  };
  const ALL = "0a0b 1a1b 2a2b 3a3b 4a4b 5a5b 6a6b 7a7b 8a8b ";
  const port = () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    return [port1, port2] as const;
  };

  it("are made here where the other took one and never hands it over", () => {
    const [received] = port();
    const shared = sharedParts(partsMemory(), own.count, 1);
    expect(shared.take()).toBe(0);
    expect(Buffer.concat([...inOrder(own, shared, received)]).toString()).toBe(ALL);
  });

  it("are the other's where it hands them over, in whatever order", () => {
    const [received, other] = port();
    const shared = sharedParts(partsMemory(), own.count, 1);
    for (const part of [shared.take(), shared.take(), shared.take()].reverse()) {
      other.postMessage({ part, chunks: [new Uint8Array(Buffer.from(`${part} other `))] });
      shared.handOver();
    }
    const text = Buffer.concat([...inOrder(own, shared, received)]).toString();
    expect(text).toBe(`0 other 1 other 2 other ${ALL.slice(15)}`);
  });

  it("come once, where one is handed over after it was made here", () => {
    const [received, other] = port();
    const shared = sharedParts(partsMemory(), own.count, 1);
    shared.take();
    const chunks = inOrder(own, shared, received)[Symbol.iterator]();
    expect(`${chunks.next().value}`).toBe("0a");
    other.postMessage({ part: 0, chunks: [Buffer.from("late ")] });
    shared.handOver();
    expect(Buffer.concat([...{ [Symbol.iterator]: () => chunks }]).toString()).toBe(ALL.slice(2));
  });
});
