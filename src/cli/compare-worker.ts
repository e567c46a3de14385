import { workerData } from "node:worker_threads";
import { compareFile } from "../evidence/compare-file.js";
import { answerFiles } from "./file-worker.js";
import { openRunFolder } from "./run-folder.js";

const folder = openRunFolder(String(workerData));
await answerFiles(async (name, blocks) => compareFile(await folder, name, blocks));
