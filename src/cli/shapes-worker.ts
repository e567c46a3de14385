import { parentPort, workerData } from "node:worker_threads";
import type { CheckResult } from "../evidence/check.js";
import { shapesOf } from "../evidence/shapes.js";
import { isProblem } from "../model/problem.js";
import { openRunFolder } from "./run-folder.js";
import { type Outcome, toSend } from "./thread-messages.js";

const outcome: Outcome<CheckResult> = await openRunFolder(String(workerData))
  .then(shapesOf)
  .then(
    (result) => ({ result }),
    (error) => {
      if (!isProblem(error)) throw error;
      return { problem: toSend(error) };
    },
  );
parentPort?.postMessage(outcome);
