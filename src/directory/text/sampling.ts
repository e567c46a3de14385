import type { FileRecord } from "../reader.js";
import type { RecordHandler } from "./records/types.js";

/** As many records as a format is recognised from. */
const SAMPLE_RECORDS = 50;

export interface Sampling<Taker> extends RecordHandler {
  /** After the last record. Who took them. */
  finish(): Taker;
}

/**
 * Holds the first records back until it is known who takes them: `choose` gets them, and whether they are all, and
 * what it returns then gets everything in the order in which it came.
 */
export function sampleFirst<Taker extends RecordHandler>(
  choose: (records: readonly FileRecord[], whole: boolean) => Taker,
): Sampling<Taker> {
  const records: FileRecord[] = [];
  const waiting: ((taker: Taker) => void)[] = [];
  let taker: Taker | null = null;
  const begin = (whole: boolean): Taker => {
    const chosen = choose(records, whole);
    for (const hand of waiting) hand(chosen);
    taker = chosen;
    return chosen;
  };
  const wait = (hand: (taker: Taker) => void) => {
    waiting.push(hand);
    if (waiting.length > 2 * SAMPLE_RECORDS) begin(false);
  };
  return {
    record(record) {
      if (taker === null && records.length === SAMPLE_RECORDS) begin(false);
      if (taker !== null) return taker.record(record);
      records.push(record);
      wait((later) => later.record(record));
    },
    unusable(why, record) {
      if (taker !== null) taker.unusable(why, record);
      else wait((later) => later.unusable(why, record));
    },
    warn(what) {
      if (taker !== null) taker.warn(what);
      else wait((later) => later.warn(what));
    },
    finish: () => taker ?? begin(true),
  };
}
