import type { Failure } from "./failure.js";

export interface StopOptions {
  /** Ends all reads at once. */
  readonly signal?: AbortSignal;
  /** Of the whole run, from now on; default: none. */
  readonly runDeadlineMs?: number;
}

/** What ends a run before its work is done. */
export interface Stop {
  /** Its reason is a Failure. */
  readonly signal: AbortSignal;
  /** Stops what is still under way. */
  close(): void;
}

/** The longest that a timer can wait: 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function ending(code: "interrupted" | "run_time_spent", message: string): Failure {
  return { code, message, status: null, persistence: "never" };
}

/** Joins the caller's signal, the time limit of the run, and `close`. */
export function stopSwitch({ signal, runDeadlineMs }: StopOptions): Stop {
  const controller = new AbortController();
  const interrupt = () => controller.abort(ending("interrupted", "The run was stopped."));
  let timer: NodeJS.Timeout | undefined;
  if (runDeadlineMs !== undefined) {
    const spent = ending("run_time_spent", `The run has used up its ${runDeadlineMs / 1000} s.`);
    const wait = Math.min(runDeadlineMs, LONGEST_TIMER_MS);
    timer = setTimeout(() => controller.abort(spent), wait).unref();
  }
  signal?.addEventListener("abort", interrupt);
  if (signal?.aborted === true) interrupt();
  const close = () => {
    interrupt();
    clearTimeout(timer);
    signal?.removeEventListener("abort", interrupt);
  };
  return { signal: controller.signal, close };
}

/** Waits; a stop ends the wait. */
export function sleep(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stop.addEventListener("abort", done);
    if (stop.aborted) done();
  });
}
