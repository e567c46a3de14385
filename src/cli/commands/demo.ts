import { readFile } from "node:fs/promises";
import { collectSnapshot } from "../collecting.js";
import { type Call, type Command, EXIT } from "../command.js";
import { QUIET } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { writeReportFiles } from "../report-files.js";
import { keepSecret } from "../secrets.js";
import { SETTINGS, type Settings } from "../settings.js";
import { sayReport } from "../summary.js";
import { say, wrap } from "../terminal.js";

const ORGANISATION = new URL("../../../fixtures/organisations/demo.json", import.meta.url);
const VERSION = "26.3.0";

/**
 * The demo's clock stands still at the moment for which its organisation was invented, and its server has the same
 * port wherever that is free (systems hand out ports from 32768 on): so the demo writes the same bytes each time, and a
 * change in them is a change of ours.
 */
const AS_OF = "2026-11-24T09:00:00Z";
const PORT = 15_050;

const INTRODUCTION = [
  `Collected over HTTP from a simulated Redash. All people and data are invented, and the clock stands at ${AS_OF}.`,
  "On purpose not everything can be read: the run of a real server like this one would have ended with exit code 1.",
];

/** Each can be seen in the report; test/cli/demo.test.ts looks every one up. */
export const WORTH_A_LOOK = [
  'Marketing campaigns: everybody in the group "default" runs any SQL there. Redash grants it each new data source in full.',
  "Marta Zawadzka: two groups, neither of which lets her query Incidents and claims, do so together.",
  "Zuzanna Mazur: never accepted the invitation, and yet has access: her API key works.",
  "Hannelore Grimm: disabled, but would be back in payroll and ledger at once if somebody enabled the account.",
  "Data source 10: its driver does not load, so Redash tells neither its name nor who is granted it: unknown, not nobody.",
];

const demo: Command = {
  name: "demo",
  summary: "the same for an invented organisation on a built-in server: no Redash needed",
  description: [
    "Starts a simulated Redash that holds an invented organisation, collects from it over HTTP as from a real one, and writes the report to reports/demo/ under the current folder, in place of an earlier demo.",
    "On purpose not everything of it can be read: the run of a real server like it would exit with 1. The demo exits with 0 when it has shown that.",
  ],
  args: [],
  options: [QUIET],
  examples: [
    "redash-access demo",
    "redash-access explain zawadzka incidents --snapshot reports/demo/snapshot.json",
  ],
  run: runDemo,
};
export default demo;

async function runDemo(call: Call): Promise<number> {
  const folder = await openOutputFolder("reports", call.signal);
  try {
    const server = await startDemoServer();
    for (const key of server.keys()) keepSecret(key);
    const quiet = call.given[QUIET.name()] === true;
    const reading = {
      settings: settingsFor(server.url),
      apiKey: server.adminKey,
      quiet,
      signal: call.signal,
    };
    const snapshot = await collectSnapshot({ ...reading, now: () => new Date(AS_OF) }).finally(server.close);
    const written = await writeReportFiles(folder, { snapshot, comparison: null, audience: "people" });
    const path = await folder.publishOver("demo");
    say(...INTRODUCTION.flatMap((line) => wrap(line, 100, "")), "");
    sayReport(written, path);
    say("", "Worth a look:", ...WORTH_A_LOOK.flatMap((line) => wrap(`  - ${line}`, 100, "    ")), "");
    say(
      "And ask why:",
      "  npx redash-access explain zawadzka incidents --snapshot reports/demo/snapshot.json",
    );
    return EXIT.done;
  } finally {
    folder.discard();
  }
}

async function startDemoServer() {
  const { startSimulator } = await import("../../simulator/server.js");
  const organisation: unknown = JSON.parse(await readFile(ORGANISATION, "utf8"));
  const options = { organisation, version: VERSION };
  try {
    return await startSimulator({ ...options, port: PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return startSimulator(options);
  }
}

/** The usual settings, whatever the config file here says: it is about a real server. */
function settingsFor(url: string) {
  const usual = Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema.parse(undefined)]);
  return { ...(Object.fromEntries(usual) as Settings), url };
}
