/** The least that reading what a comparison reads costs: JSON.parse of these files. `parse.js SNAPSHOT FOLDER FIGURES`. */
import { readFileSync, statSync } from "node:fs";
import { filesIn } from "./directory.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , snapshotFile = "", folder = "", figuresFile = ""] = process.argv;
const { users, groups } = filesIn(folder);
const files = [snapshotFile, users, groups];

const figures: Figure[] = [];
await timed(
  figures,
  "floor: parse",
  () => {
    for (const file of files) JSON.parse(readFileSync(file, "utf8"));
  },
  () => ({ bytes: files.reduce((bytes, file) => bytes + statSync(file).size, 0) }),
);
handOver(figuresFile, figures);
