import { measured, withServer } from "./children.js";
import type { Size } from "./organisation.js";
import type { Run } from "./table.js";

/** Collects an organisation from a simulated server into a file, so many times. */
export function collected(size: Size, snapshotFile: string, folder: string, runs: number): Promise<Run[]> {
  return withServer(["serve", size.name], async (url, key) => {
    const done: Run[] = [];
    for (let run = 0; run < runs; run += 1) {
      done.push(await measured("collect", [url, snapshotFile], folder, { KEY: key }));
    }
    return done;
  });
}
