import { Option } from "commander";
import { readApiKey } from "./api-key.js";
import type { Call } from "./command.js";
import { CONFIG_FILE, readConfig } from "./config.js";
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

/** The key from where this call says it is. @throws Problem as `readApiKey` and `readConfig` do */
export async function chooseApiKey(call: Call): Promise<string> {
  const config = await configOf(call);
  return readApiKey({
    stdin: call.given["api-key-stdin"] === true,
    file: text(call.given["api-key-file"]),
    environment: process.env.REDASH_API_KEY,
    configFile: text(config.entries.get("api-key-file")?.value),
  });
}

function configOf(call: Call): Promise<Config> {
  return readConfig(text(call.given.config), Object.keys(SETTINGS));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
