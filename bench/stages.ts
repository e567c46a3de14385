import { join } from "node:path";
import { installedBrowser, thisMachine } from "./browsers.js";
import { measured } from "./children.js";
import { writeDirectory } from "./directory.js";
import type { Size } from "./organisation.js";
import { collected } from "./snapshots.js";
import { type Run, sums, tableOf } from "./table.js";

const browser = installedBrowser(thisMachine);

/** What is left out on this machine, to be said at the start; empty: nothing. */
export const LEFT_OUT =
  browser === undefined
    ? "No Chrome, Chromium or Edge is installed: what happens in a browser is left out. `npm test` gets one.\n"
    : "";

/** Every stage of the work on one organisation, as Markdown. */
export async function stagesOf(size: Size, folder: string, count: number): Promise<string> {
  const snapshot = join(folder, "snapshot.json");
  const html = join(folder, "report.html");
  const stages = {
    collected: await collected(size, snapshot, folder, count),
    started: [] as Run[],
    reported: [] as Run[],
    /** Every table in a process that makes nothing else. */
    written: [] as Run[],
    /** A whole run, as the command line makes it. */
    made: [] as Run[],
    verified: [] as Run[],
    floor: [] as Run[],
    /** Whether the page works out the same rows as the report; one run. */
    pageRows: [] as Run[],
    /** The page in a browser; the peak memory is that of the process that draws it. None: there is no browser. */
    opened: [] as Run[],
    /** JSON.parse of all that a comparison with the directory reads. */
    parsed: [] as Run[],
    compared: [] as Run[],
    /** The same where every account would lose all access. */
    worst: [] as Run[],
    /** Two runs, compared. */
    differing: [] as Run[],
    /** The same where all access has changed; one run. */
    differingInAll: [] as Run[],
  };
  await writeDirectory(size, folder);
  for (let run = 0; run < count; run += 1) {
    stages.started.push(await measured("start-up", [snapshot], folder));
    stages.reported.push(await measured("report", [snapshot, folder], folder));
    stages.written.push(await measured("write-tables", [snapshot, folder], folder));
    stages.made.push(await measured("evidence", ["make", snapshot, folder], folder));
    stages.verified.push(await measured("evidence", ["verify", snapshot, folder], folder));
    if (browser !== undefined) stages.opened.push(await measured("page", [browser, html], folder));
    const { bytes } = sums(stages.reported, "csv effective-access");
    stages.floor.push(await measured("floor", [String(bytes), join(folder, "floor")], folder));
    stages.parsed.push(await measured("parse", [snapshot, folder], folder));
    stages.compared.push(await measured("drift", ["usual", snapshot, folder], folder));
    stages.worst.push(await measured("drift", ["worst", snapshot, folder], folder));
    stages.differing.push(await measured("diff", ["usual", snapshot, folder], folder));
  }
  stages.differingInAll.push(await measured("diff", ["worst", snapshot, folder], folder));
  stages.pageRows.push(await measured("page-rows", [snapshot, html], folder));
  return tableOf(size, stages);
}
