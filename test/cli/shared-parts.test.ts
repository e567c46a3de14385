import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsMemory, sharedParts } from "../../src/cli/shared-parts.js";

describe("parts that two threads share", () => {
  it("are taken one after the other, each once, by whoever asks", () => {
    const memory = partsMemory();
    const [one, other] = [sharedParts(memory, 4), sharedParts(memory, 4)];
    expect([one.take(), other.take(), other.waitToTake(), one.take()]).toEqual([0, 1, 2, 3]);
    expect([one.take(), other.waitToTake()]).toEqual([null, null]);
  });

  it("are not taken far before the one that is written", () => {
    const shared = sharedParts(partsMemory(), 100);
    const taken = () => {
      const parts: number[] = [];
      for (let part = shared.take(); part !== null; part = shared.take()) parts.push(part);
      return parts;
    };
    expect(taken()).toEqual([0, 1, 2, 3]);
    shared.write(2);
    expect(taken()).toEqual([4, 5]);
    shared.write(99);
    expect(taken().at(-1)).toBe(99);
  });

  it("are waited for until one more is handed over, or nobody does for a while", () => {
    const memory = partsMemory();
    const [one, other] = [sharedParts(memory, 4, 1), sharedParts(memory, 4, 1)];
    expect(one.handedOver()).toBe(0);
    expect(one.waitForMore(0)).toBe(false);
    other.handOver();
    expect(one.waitForMore(0)).toBe(true);
    expect([one.handedOver(), one.waitForMore(1)]).toEqual([1, false]);
  });

  it("are each one's, in whatever order both take and write", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.array(fc.boolean(), { maxLength: 60 }), (count, turns) => {
        const memory = partsMemory();
        const both = [sharedParts(memory, count), sharedParts(memory, count)];
        const taken = turns.flatMap((isOther) => {
          const part = both[isOther ? 1 : 0]?.take() ?? null;
          if (part !== null) both[0]?.write(part);
          return part ?? [];
        });
        expect(taken).toEqual(Array.from({ length: Math.min(count, turns.length) }, (_, part) => part));
      }),
    );
  });
});
