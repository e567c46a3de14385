import { parentPort, workerData } from "node:worker_threads";
import { factsOfAll } from "../evidence/run-folder.js";
import { isProblem } from "../model/problem.js";
import type { FactsAnswer } from "./facts-thread.js";
import { openRunFolder } from "./run-folder.js";

/** What runs in the thread of `factsInThread`. */
async function answer(folder: string): Promise<FactsAnswer> {
  try {
    return { facts: await factsOfAll(await openRunFolder(folder)) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { problem: { code: error.code, message: error.message, place: error.place ?? folder } };
  }
}

parentPort?.postMessage(await answer(String(workerData)));
