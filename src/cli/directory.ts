import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { DirectoryInput } from "../directory/read-file.js";
import type { Comparison, DriftSettings } from "../drift/types.js";
import { Problem } from "../model/problem.js";
import { accountMapOf, groupMapOf } from "./map-files.js";
import type { SettingName, Settings } from "./settings.js";

/** Settings that say how export files are read. */
export const FILE_SETTINGS = [
  "directory-format",
  "directory-as-of",
  "allow-partial",
  "directory-csv",
] as const satisfies readonly SettingName[];

/** Settings of a report that is compared with a directory. */
export const DIRECTORY = [
  "directory",
  ...FILE_SETTINGS,
  "saml-groups",
  "group-map",
  "match-by",
  "alias-domain",
  "ignore-plus-tags",
  "account-map",
] as const satisfies readonly SettingName[];

/**
 * Reads the files that the settings name; null where they name none.
 * @throws Problem `file_unreadable`, the `directory_*` ones, `config_invalid` for a map
 */
export async function readComparison(
  settings: Settings<(typeof DIRECTORY)[number]>,
): Promise<Comparison | null> {
  if (settings.directory.length === 0) return null;
  const inputs = await directoryInputs(settings.directory);
  const { readDirectory } = await import("../directory/read-directory.js");
  return {
    settings: await driftSettings(settings),
    directory: await readDirectory(inputs, await readingOptions(settings)),
  };
}

/** How the files are read. */
export async function readingOptions(settings: Settings<(typeof FILE_SETTINGS)[number]>) {
  const [{ READERS }, { mappedCsv }] = await Promise.all([
    import("../directory/readers/index.js"),
    import("../directory/mapped-csv.js"),
  ]);
  const mapping = settings["directory-csv"];
  return {
    readers: mapping === undefined ? READERS : [...READERS, mappedCsv(mapping)],
    allowPartial: settings["allow-partial"],
    ...(settings["directory-format"] !== undefined && { format: settings["directory-format"] }),
    ...(settings["directory-as-of"] !== undefined && { asOf: settings["directory-as-of"] }),
  };
}

/** @throws Problem `file_unreadable` for one that is not there or no file */
export function directoryInputs(files: readonly string[]): Promise<DirectoryInput[]> {
  return Promise.all(files.map(inputOf));
}

async function inputOf(file: string): Promise<DirectoryInput> {
  try {
    const status = await stat(file);
    if (!status.isFile()) throw new Error("It is no file.");
    return {
      name: basename(file),
      modifiedAt: status.mtime.toISOString(),
      open: () => createReadStream(file, { highWaterMark: 1 << 18 }),
    };
  } catch (cause) {
    throw new Problem("file_unreadable", "The export of the directory cannot be read.", {
      place: file,
      cause,
    });
  }
}

async function driftSettings(settings: Settings<(typeof DIRECTORY)[number]>): Promise<DriftSettings> {
  const accountMap = settings["account-map"];
  return {
    samlGroups: settings["saml-groups"],
    groupMap: await groupMapOf(settings["group-map"]),
    match: {
      attributes: settings["match-by"],
      aliasDomains: new Map(settings["alias-domain"].map(domains)),
      plusTags: settings["ignore-plus-tags"],
      accountMap: accountMap === undefined ? new Map() : await accountMapOf(accountMap),
    },
  };
}

function domains(pair: string): [alias: string, domain: string] {
  const [alias = "", domain = ""] = pair.toLowerCase().split("=");
  return [alias, domain];
}
