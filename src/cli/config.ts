import { readFile } from "node:fs/promises";
import { Problem } from "../model/problem.js";
import type { Config } from "./parse-config.js";

export const CONFIG_FILE = "redash-access.yaml";
export const NO_CONFIG: Config = { entries: new Map(), placeOf: () => CONFIG_FILE };

/**
 * Reads the named file, or `redash-access.yaml` in the current folder where there is one.
 * @param known the names that an entry may have.
 * @throws Problem `file_unreadable` for a named file that is not there, `config_invalid` with file and line.
 */
export async function readConfig(file: string | undefined, known: readonly string[]): Promise<Config> {
  const text = await textOf(file);
  if (text === undefined) return NO_CONFIG;
  const { parseConfig } = await import("./parse-config.js");
  return parseConfig(text, file ?? CONFIG_FILE, known);
}

async function textOf(file: string | undefined): Promise<string | undefined> {
  try {
    return await readFile(file ?? CONFIG_FILE, "utf8");
  } catch (cause) {
    if (file === undefined && (cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Problem("file_unreadable", "The config file cannot be read.", {
      place: file ?? CONFIG_FILE,
      cause,
    });
  }
}
