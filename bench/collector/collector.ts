import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { measured, withServer } from "../children.js";
import { headingOf, sizeNamed } from "../organisation.js";
import { msOf, type Run, seconds } from "../table.js";
import { FASTER, WORKERS, workMs } from "./real-times.js";

/** As many as the collector asks at once. */
const AT_ONCE = 4;

/** Collects the large organisation from a server with a real one's times, and tells our side from the server's. */
export async function collector(folder: string): Promise<string> {
  const size = sizeNamed("large");
  const { collecting, bare, paths } = await withServer(["serve-slowly", size.name], async (url, key) => {
    const collecting = await measured("collect", [url, join(folder, "snapshot.json")], folder, { KEY: key });
    const paths = (await (await fetch(`${url}/asked`)).json()) as string[];
    const pathsFile = join(folder, "paths.json");
    writeFileSync(pathsFile, JSON.stringify(paths));
    const bare = await measured("fetch-bare", [url, pathsFile, String(AT_ONCE)], folder, { KEY: key });
    return { collecting, bare, paths };
  });
  const least = paths.reduce((sum, path) => sum + workMs(path), 0) / WORKERS;
  const line = (what: string, ms: number, run?: Run) =>
    `| ${what} | ${seconds(ms)} | ${(ms / least).toFixed(2)} | ` +
    `${run === undefined ? " | " : `${seconds(run.cpuMs)} | ${Math.round(run.peakMb)} MB`} |`;
  return [
    `## Collector, ${headingOf(size)}: ${paths.length} requests, ${WORKERS} workers ${FASTER} times as fast as the real ones`,
    "",
    "| | time | times the server's work | processors | peak memory |",
    "|---|---|---|---|---|",
    line("the server's work, shared by its workers", least),
    line(`a bare client, ${AT_ONCE} at once, that does nothing with the answers`, msIn(bare, "fetch"), bare),
    line("collecting", msIn(collecting, "collect"), collecting),
    line("writing the snapshot", msIn(collecting, "save snapshot")),
    "",
    "",
  ].join("\n");
}

function msIn(run: Run, stage: string): number {
  return msOf([run], stage)[0] ?? 0;
}
