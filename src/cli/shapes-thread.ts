import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { CheckResult } from "../evidence/check.js";
import { asReceived, nextMessage, type Outcome } from "./thread-messages.js";

/** A thread that looks at the shapes of a run's JSON files: what is parsed of them, and left behind, stays there. */
export interface ShapesThread {
  /** To be asked once. @throws Problem as `shapesOf` */
  shapes(): Promise<CheckResult>;
  end(): Promise<void>;
}

export function shapesThread(run: string): ShapesThread {
  const worker = new Worker(new URL("./shapes-worker.js", import.meta.url), { workerData: run });
  const messages: AsyncIterator<Outcome<CheckResult>[]> = on(worker, "message");
  return {
    async shapes() {
      const outcome = await nextMessage(messages);
      if ("problem" in outcome) throw asReceived(outcome.problem);
      return outcome.result;
    },
    async end() {
      await worker.terminate();
    },
  };
}
