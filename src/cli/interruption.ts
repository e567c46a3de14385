import { Problem } from "../model/problem.js";

/** What a shell gives for a program that was stopped by Ctrl-C. */
export const EXIT_INTERRUPTED = 130;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How long a stop may take before the process is ended as it is; what is unfinished is removed on exit. */
const PATIENCE_MS = 800;

/**
 * Runs `work` with a signal that the first Ctrl-C aborts, or a polite kill, or the closing of the terminal. The work then
 * has a moment to end by itself; after that, or at the second Ctrl-C, the process ends.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    controller.abort(new Problem("interrupted", "Stopped before the work was done."));
    setTimeout(() => process.exit(EXIT_INTERRUPTED), PATIENCE_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  }
}
