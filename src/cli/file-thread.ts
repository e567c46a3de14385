import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { type Answer, asReceived, nextMessage, type Told } from "./thread-messages.js";

/** A thread that does something with files while this one makes their bytes. */
export interface FileThread<T> {
  /** One file after the other. @throws Problem as what the thread does, which ends by it */
  give(name: string, chunks: Iterable<string | Uint8Array>): Promise<T>;
  end(): Promise<void>;
}

const BLOCK_BYTES = 4 << 20;
/** One that is filled, one that is looked at, and one on the way. */
const BLOCKS = 3;

/** @param script what runs in the thread: `answerFiles`. @param about what it is to know, as its `workerData` */
export function fileThread<T>(script: URL, about: unknown): FileThread<T> {
  const worker = new Worker(script, { workerData: about });
  const answers: AsyncIterator<Answer<T>[]> = on(worker, "message");
  const free = Array.from({ length: BLOCKS }, () => new ArrayBuffer(BLOCK_BYTES));
  /** What came of the file, or null where a block came back. */
  const resultOrBlock = async () => {
    const answer = await nextMessage(answers);
    if ("result" in answer) return answer;
    if ("free" in answer) {
      free.push(answer.free);
      return null;
    }
    throw asReceived(answer.problem);
  };
  const emptyBlock = async () => {
    while (free.length === 0) await resultOrBlock();
    return new Uint8Array(free.pop() as ArrayBuffer);
  };
  return {
    async give(file, chunks) {
      const send = (block: Uint8Array<ArrayBuffer>, isLast: boolean) => {
        const told: Told = { file, block, isLast };
        worker.postMessage(told, [block.buffer]);
      };
      let block = await emptyBlock();
      let used = 0;
      for (const chunk of chunks) {
        const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
        for (let at = 0; at < bytes.length; ) {
          if (used === block.length) {
            send(block, false);
            block = await emptyBlock();
            used = 0;
          }
          const piece = bytes.subarray(at, at + block.length - used);
          block.set(piece, used);
          used += piece.length;
          at += piece.length;
        }
      }
      send(block.subarray(0, used), true);
      for (;;) {
        const answer = await resultOrBlock();
        if (answer !== null) return answer.result;
      }
    },
    async end() {
      await worker.terminate();
    },
  };
}
