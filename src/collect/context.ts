import { isProblem, type Problem } from "../model/problem.js";
import type { ReleaseTraits } from "../model/versions.js";
import type { RedashReader } from "../redash/endpoint.js";

/** How far one step of a collection is. `total` null: not known yet. */
export interface Progress {
  /** In plain words, such as `Data sources`. */
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
}

/** What every part of the collector is given. */
export interface CollectContext {
  readonly reader: RedashReader;
  readonly traits: ReleaseTraits;
  readonly now: () => Date;
  /** Read what can be read twice from both sides, whatever it costs, and compare. */
  readonly prove: boolean;
  /** The most requests of each kind that ask for one thing: one query, one dashboard, who may modify one, one alert. */
  readonly detailRequests: number;
  readonly onProgress: (progress: Progress) => void;
}

/** Waits for all of them, whatever fails, so that nothing is under way when the first failure is thrown. */
export async function waitForAll(tasks: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(tasks))
    if (outcome.status === "rejected") throw outcome.reason;
}

/** Runs `task` for every item, as many at once as the reader lets through, and reports each that is done. */
export async function forEachItem<T>(
  context: CollectContext,
  step: string,
  items: readonly T[],
  task: (item: T) => Promise<void>,
): Promise<void> {
  let done = 0;
  context.onProgress({ step, done, total: items.length });
  await waitForAll(
    items.map(async (item) => {
      await task(item);
      done += 1;
      context.onProgress({ step, done, total: items.length });
    }),
  );
}

/**
 * A failed read as a value: a gap is made of it. What stops the whole run is thrown on: a key that is no longer
 * accepted, the user's interruption, the run's own time limit, and every defect of ours.
 */
export async function readOrProblem<T>(reading: Promise<T>): Promise<T | Problem> {
  try {
    return await reading;
  } catch (error) {
    if (!isProblem(error) || isProblem(error, "interrupted", "key_refused", "run_time_spent")) throw error;
    return error;
  }
}
