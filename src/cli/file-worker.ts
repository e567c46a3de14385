import { on } from "node:events";
import { parentPort } from "node:worker_threads";
import { isProblem } from "../model/problem.js";
import { type Answer, nextMessage, type Told, toSend } from "./thread-messages.js";

/** What runs in the thread of `fileThread`: does its work with one file after the other, until it meets a problem. */
export async function answerFiles<T>(
  work: (name: string, blocks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<void> {
  if (parentPort === null) throw new Error("this is no thread");
  const port = parentPort;
  const told: AsyncIterator<Told[]> = on(port, "message");
  const answer = (said: Answer<T>, moved: ArrayBuffer[] = []) => port.postMessage(said, moved);
  async function* blocksFrom(first: Told) {
    for (let { block, isLast } = first; ; { block, isLast } = await nextMessage(told)) {
      yield block;
      answer({ free: block.buffer }, [block.buffer]);
      if (isLast) return;
    }
  }
  try {
    for (;;) {
      const first = await nextMessage(told);
      answer({ result: await work(first.file, blocksFrom(first)) });
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    answer({ problem: toSend(error) });
  }
}
