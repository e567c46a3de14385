import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { collectSnapshot } from "../collecting.js";
import { type Call, type Command, EXIT } from "../command.js";
import { readConfig } from "../config.js";
import { DIRECTORY, readComparison } from "../directory.js";
import { JUDGING, readJudging } from "../judging.js";
import { QUIET } from "../options.js";
import { openOutputFolder } from "../output-folder.js";
import { writeReportFiles } from "../report-files.js";
import { keepSecret } from "../secrets.js";
import { resolveSettings, SETTINGS, type Settings } from "../settings.js";
import { shortest } from "../shortest.js";
import { sayReport } from "../summary.js";
import { say, wrap } from "../terminal.js";

const ORGANISATION = new URL("../../../fixtures/organisations/demo.json", import.meta.url);
/** Exports of the organisation's identity provider, and a config file that says how they are read. */
const EXPORTS = new URL("../../../fixtures/directories/demo/", import.meta.url);
const EXPORTS_CONFIG = fileURLToPath(new URL("redash-access.yaml", EXPORTS));
const VERSION = "26.3.0";

/**
 * The demo's clock stands still at the moment for which its organisation was invented, and its server has the same
 * port wherever that is free (systems hand out ports from 32768 on): so the demo writes the same bytes each time, and a
 * change in them is a change of ours.
 */
const AS_OF = "2026-11-24T09:00:00Z";
const PORT = 15_050;
/** Events of half a year: some of its people used what they have in it, and some did not. */
const EVENTS_DAYS = 180;

const INTRODUCTION = [
  `Collected over HTTP from a simulated Redash, and compared with exports of an identity provider. All people and data are invented, and the clock stands at ${AS_OF}.`,
  "On purpose not everything can be read: the run of a real server like this one would have ended with exit code 1.",
];

/** Each can be seen in the report; test/cli/demo.test.ts looks every one up. */
export const WORTH_A_LOOK = [
  'Marketing campaigns: everybody in the group "default" runs any SQL there. Redash grants it each new data source in full.',
  "Marta Zawadzka: two groups, neither of which lets her query Incidents and claims, do so together.",
  "Zuzanna Mazur: never accepted the invitation, and yet has access: her API key works.",
  "Hannelore Grimm: disabled, but would be back in payroll and ledger at once if somebody enabled the account.",
  "Data source 10: its driver does not load, so Redash tells neither its name nor who is granted it: unknown, not nobody.",
  "Okonkwo, Adaeze: her group is sent as finance & treasury, Redash has Finance & Treasury. Her next login takes ledger and payroll from her.",
  "Birgit Hagedorn: was taken out of default by hand. Her next login puts her back, and then she may run SQL on Incidents and claims, and on Marketing campaigns.",
  "Noa Levi: in no group that is sent. Nobody manages what the agency has here: no login takes it away.",
  "Piet van der Berg: suspended since 31 July, so no login comes that would end it: his API key still reads the ledger.",
];

const demo: Command = {
  description: [
    "Starts a simulated Redash that holds an invented organisation, collects from it over HTTP as from a real one, compares it with exports of an identity provider, and writes the report to reports/demo/ under the current folder, in place of an earlier demo.",
    "On purpose not everything of it can be read: the run of a real server like it would exit with 1. The demo exits with 0 when it has shown that.",
  ],
  options: [QUIET],
  canBeIncomplete: false,
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
    const exports = await exportSettings();
    const comparison = await readComparison(exports, {});
    const judging = await readJudging(exports);
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
    const written = await writeReportFiles(
      folder,
      { snapshot, comparison, since: null, judging, acceptedGaps: [], audience: "people" },
      null,
    );
    const path = await folder.publishOver("demo");
    say(...INTRODUCTION.flatMap((line) => wrap(line, 100, "")), "");
    sayReport(written, path);
    say("", "Worth a look:", ...WORTH_A_LOOK.flatMap((line) => wrap(`  - ${line}`, 100, "    ")), "");
    say(
      "And ask why:",
      "  npx redash-access explain zawadzka incidents --snapshot reports/demo/snapshot.json",
      "",
      "Or what the exports hold that it was compared with:",
      `  npx redash-access ${checkOf(exports.directory)}`,
    );
    return EXIT.done;
  } finally {
    folder.discard();
  }
}

const BESIDE_EXPORTS = [...DIRECTORY, ...JUDGING] as const;

/** As the config file beside the exports has them, its paths as seen from anywhere. */
async function exportSettings(): Promise<Settings<(typeof BESIDE_EXPORTS)[number]>> {
  const config = await readConfig(EXPORTS_CONFIG, Object.keys(SETTINGS));
  const settings = resolveSettings(BESIDE_EXPORTS, {}, {}, config);
  return {
    ...settings,
    exceptions: settings.exceptions && amongExports(settings.exceptions),
    directory: settings.directory.map(amongExports),
    "group-map": amongExports(settings["group-map"]),
  };
}

function amongExports(name: string): string {
  return fileURLToPath(new URL(name, EXPORTS));
}

/** The command that checks these files, as it can be typed in the current folder. */
function checkOf(files: readonly string[]): string {
  const [config = "", ...paths] = [EXPORTS_CONFIG, ...files].map((file) => {
    const path = shortest(file);
    return /\s/.test(path) ? `"${path}"` : path;
  });
  return ["directory check", ...paths, "--config", config].join(" ");
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
  return { ...(Object.fromEntries(usual) as Settings), url, prove: true, "events-days": EVENTS_DAYS };
}
