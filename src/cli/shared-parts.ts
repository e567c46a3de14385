/** How many parts may be made and not yet written: those of a table of millions of rows have some megabytes each. */
const AHEAD = 4;
/** A part takes a moment. Who hands over none for so long has ended. */
const PATIENCE_MS = 10_000;

/** Places in the shared memory: the next part that nobody has taken, the one that is written, how many were handed over. */
const FREE = 0;
const WRITTEN = 1;
const HANDED_OVER = 2;
const PLACES = 3;

/** What two threads that make the parts of one table agree on without a message: who makes which. */
export interface SharedParts {
  /** The next part, for the caller to make; null: none is left, or enough wait to be written. */
  take(): number | null;
  /** The same, where it waits until another is written. null: none is left. */
  waitToTake(): number | null;
  /** Says which part is written now. */
  write(part: number): void;
  /** How many parts were handed over until now. */
  handedOver(): number;
  /** Says that one more was. */
  handOver(): void;
  /** Waits until more than so many were. @returns whether that came */
  waitForMore(than: number): boolean;
}

export function partsMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT);
}

/** @param memory of `partsMemory`, the same in both threads. @param count how many parts there are */
export function sharedParts(
  memory: SharedArrayBuffer,
  count: number,
  patienceMs: number = PATIENCE_MS,
): SharedParts {
  const numbers = new Int32Array(memory);
  const change = (place: number, to: number) => {
    Atomics.store(numbers, place, to);
    Atomics.notify(numbers, place);
  };
  const takeBefore = (end: number): number | null => {
    for (let part = Atomics.load(numbers, FREE); part < Math.min(end, count); ) {
      const found = Atomics.compareExchange(numbers, FREE, part, part + 1);
      if (found === part) return part;
      part = found;
    }
    return null;
  };
  return {
    take: () => takeBefore(Atomics.load(numbers, WRITTEN) + AHEAD),
    waitToTake() {
      for (;;) {
        const written = Atomics.load(numbers, WRITTEN);
        const part = takeBefore(written + AHEAD);
        if (part !== null || Atomics.load(numbers, FREE) >= count) return part;
        Atomics.wait(numbers, WRITTEN, written);
      }
    },
    write: (part) => change(WRITTEN, part),
    handedOver: () => Atomics.load(numbers, HANDED_OVER),
    handOver: () => change(HANDED_OVER, Atomics.load(numbers, HANDED_OVER) + 1),
    waitForMore: (than) => Atomics.wait(numbers, HANDED_OVER, than, patienceMs) !== "timed-out",
  };
}
