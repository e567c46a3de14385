/** The least that writing so many bytes costs: one finished text, again and again. `floor.js BYTES FILE FIGURES`. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Figure, handOver, timed } from "./measure.js";

const [, , bytes = "0", file = "", figuresFile = ""] = process.argv;
const CHUNK = Buffer.alloc(4 * 1024 * 1024, "a finished row of text,");

function* chunks(): Iterable<Buffer> {
  for (let left = Number(bytes); left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
}

const figures: Figure[] = [];
await timed(
  figures,
  "floor: write",
  () => pipeline(Readable.from(chunks()), createWriteStream(file)),
  () => ({ bytes: Number(bytes) }),
);
handOver(figuresFile, figures);
