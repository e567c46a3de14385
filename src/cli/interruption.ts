import { Problem } from "../model/problem.js";

/** What a shell gives for a program that was stopped by Ctrl-C. */
export const EXIT_INTERRUPTED = 130;

/** How long a stop may take before the process is ended as it is; what is unfinished is removed on exit. */
const PATIENCE_MS = 800;

/**
 * Runs `work` with a signal that the first Ctrl-C (or a polite kill) aborts. The work then has a moment to end by
 * itself; after that, or at the second Ctrl-C, the process ends.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    controller.abort(new Problem("interrupted", "Stopped before the work was done."));
    setTimeout(() => process.exit(EXIT_INTERRUPTED), PATIENCE_MS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
  }
}
