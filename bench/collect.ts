/** Collects from a running simulator and writes the snapshot: `collect.js URL SNAPSHOT FIGURES`, the key in KEY. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { collect, connect, jsonSnapshot } from "../dist/index.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , url = "", snapshotFile = "", figuresFile = ""] = process.argv;
const reader = connect({ baseUrl: url, apiKey: process.env.KEY ?? "" });
const tool = { name: "bench", version: "0" };
const figures: Figure[] = [];
const snapshot = await timed(
  figures,
  "collect",
  () => collect({ reader, tool, now: () => new Date() }),
  (read) => ({ rows: read.users.length }),
);
await reader.close();
await timed(figures, "save snapshot", () =>
  pipeline(Readable.from(jsonSnapshot(snapshot)), createWriteStream(snapshotFile)),
);
handOver(figuresFile, figures);
