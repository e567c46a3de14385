/**
 * Asks a server for the paths in a file, so many at once, and does nothing with the answers: what the server and the way
 * to it cost without us. `fetch-bare.js URL PATHS AT_ONCE FIGURES`, the key in KEY.
 */
import { readFileSync } from "node:fs";
import pLimit from "p-limit";
import { Agent, request } from "undici";
import { type Figure, handOver, timed } from "./measure.js";

const [, , url = "", pathsFile = "", atOnce = "", figuresFile = ""] = process.argv;
const paths = JSON.parse(readFileSync(pathsFile, "utf8")) as string[];
const limit = pLimit(Number(atOnce));
const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
const headers = { authorization: `Key ${process.env.KEY ?? ""}` };
const figures: Figure[] = [];
await timed(
  figures,
  "fetch",
  () =>
    Promise.all(
      paths.map((path) =>
        limit(async () => {
          const { body } = await request(url + path, { dispatcher, headers });
          await body.dump({ limit: Number.POSITIVE_INFINITY });
        }),
      ),
    ),
  () => ({ rows: paths.length }),
);
await dispatcher.close();
handOver(figuresFile, figures);
