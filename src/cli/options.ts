import { Option } from "commander";
import { readApiKey } from "./api-key.js";
import type { Call } from "./command.js";
import { CONFIG_FILE, NO_CONFIG, readConfig } from "./config.js";
import type { Config } from "./parse-config.js";
import { resolveSettings, SETTINGS, type SettingName, type Settings, settingOptions } from "./settings.js";

/** Settings that say how to reach Redash and read it. */
export const READING = [
  "url",
  "prove",
  "concurrency",
  "page-timeout",
  "members-timeout",
  "run-timeout",
  "detail-requests",
  "events-days",
  "events-pages",
  "ca-file",
  "allow-plain-http",
] as const satisfies readonly SettingName[];

/** Options that have no place in a config file. */
const API_KEY_STDIN = new Option("--api-key-stdin", "read the API key from standard input");
const CONFIG = new Option(
  "--config <file>",
  `settings from a YAML file, by the names of these options (default: ${CONFIG_FILE}, if there)`,
);
export const QUIET = new Option("--quiet", "no progress on standard error");

/** The options of a command that uses these settings: each, and where the config file is. */
export function optionsFor(names: readonly SettingName[]): Option[] {
  return [...settingOptions(names), CONFIG];
}

/** The options of a command that reads Redash, and of whatever else it can be told. */
export function readingOptions(names: readonly SettingName[]): Option[] {
  const [url, ...others] = settingOptions([...READING, ...names]);
  return [
    ...(url ? [url] : []),
    ...settingOptions(["api-key-file"]),
    API_KEY_STDIN,
    ...others,
    CONFIG,
    QUIET,
  ];
}

/** @throws Problem `option_invalid`, `config_invalid`, `file_unreadable` */
export async function chooseSettings<N extends SettingName>(
  call: Call,
  names: readonly N[],
): Promise<Settings<N>> {
  return resolveSettings(names, call.given, process.env, await configOf(call));
}

/** For a command that reads Redash: its settings, and the key. @throws Problem as `chooseSettings`, `readApiKey` */
export async function chooseReading<N extends SettingName>(call: Call, names: readonly N[]) {
  const config = await configOf(call);
  const { given } = call;
  const settings = resolveSettings([...READING, ...names], given, process.env, config);
  const apiKey = await readApiKey({
    stdin: given["api-key-stdin"] === true,
    file: resolveSettings(["api-key-file"], given, {}, NO_CONFIG)["api-key-file"],
    environment: process.env.REDASH_API_KEY,
    configFile: resolveSettings(["api-key-file"], {}, {}, config)["api-key-file"],
  });
  return { settings, apiKey, quiet: given[QUIET.name()] === true, signal: call.signal };
}

function configOf(call: Call): Promise<Config> {
  const { config } = call.given;
  return readConfig(config === undefined ? undefined : String(config), Object.keys(SETTINGS));
}
