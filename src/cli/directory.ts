import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { DirectoryInput } from "../directory/read-file.js";
import type { Comparison, DriftSettings } from "../drift/types.js";
import { Problem } from "../model/problem.js";
import type { Call } from "./command.js";
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
 * @param given the options of the command line: unlike a config file, they are meant for this run.
 * @throws Problem `file_unreadable`, the `directory_*` ones, `config_invalid` for a map, `option_invalid` for an option
 * that means nothing without exports
 */
export async function readComparison(
  settings: Settings<(typeof DIRECTORY)[number]>,
  given: Call["given"],
): Promise<Comparison | null> {
  if (settings.directory.length === 0) {
    refuseWithoutExports(DIRECTORY.filter((name) => given[name] !== undefined).map((name) => `--${name}`));
    return null;
  }
  if (given["directory-as-of"] !== undefined) refuseFuture(settings["directory-as-of"], "--directory-as-of");
  const inputs = await directoryInputs(settings.directory);
  const { readDirectory } = await import("../directory/read-directory.js");
  return {
    settings: await driftSettings(settings),
    directory: await readDirectory(inputs, await readingOptions(settings)),
  };
}

function refuseWithoutExports(options: readonly string[]): void {
  if (options.length === 0) return;
  const message = `Nothing is compared with a directory: ${options.join(", ")} would do nothing without --directory.`;
  throw new Problem("option_invalid", message, {
    place: options.join(", "),
    hint: "Give each export with --directory FILE, or leave these options out.",
  });
}

/**
 * No export was made at a time to come, and none that is called so would ever count as old.
 * @throws Problem `option_invalid`
 */
export function refuseFuture(asOf: string | undefined, option: string): void {
  if (asOf === undefined || Date.parse(asOf) <= Date.now()) return;
  throw new Problem("option_invalid", `The exports cannot be of ${asOf}, which is yet to come.`, {
    place: option,
    hint: `Give the day or the time when they were made, in UTC: now it is ${new Date().toISOString().slice(0, 16)}Z.`,
  });
}

/** How the files are read. */
export async function readingOptions(settings: Settings<(typeof FILE_SETTINGS)[number]>) {
  const [{ READERS }, { mappedCsv, unmappedCsv }] = await Promise.all([
    import("../directory/readers/index.js"),
    import("../directory/formats/mapped-csv.js"),
  ]);
  const mapping = settings["directory-csv"];
  return {
    readers: [...READERS, mapping === undefined ? unmappedCsv : mappedCsv(mapping)],
    allowPartial: settings["allow-partial"],
    ...(settings["directory-format"] !== undefined && { format: settings["directory-format"] }),
    ...(settings["directory-as-of"] !== undefined && { asOf: settings["directory-as-of"] }),
  };
}

/**
 * Files of one name are called by their paths as given, or nobody could tell which of them is meant.
 * @throws Problem `file_unreadable` for one that is not there or no file, and while it is read
 */
export function directoryInputs(files: readonly string[]): Promise<DirectoryInput[]> {
  const paths = new Map<string, string>();
  const shared = new Set<string>();
  for (const file of files) {
    const name = basename(file);
    if ((paths.get(name) ?? file) !== file) shared.add(name);
    paths.set(name, file);
  }
  return Promise.all(files.map((file) => inputOf(file, shared.has(basename(file)) ? file : basename(file))));
}

async function inputOf(file: string, name: string): Promise<DirectoryInput> {
  const status = await stat(file).catch((cause) => {
    throw unreadable(file, { cause });
  });
  if (status.isDirectory()) throw unreadable(file, { hint: "It is a folder: give the files in it." });
  if (!status.isFile()) {
    throw unreadable(file, { hint: "It is no file: save what comes from it as one, and give that." });
  }
  return { name, modifiedAt: status.mtime.toISOString(), open: () => piecesOf(file) };
}

async function* piecesOf(file: string): AsyncGenerator<Uint8Array, void> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 18 });
  } catch (cause) {
    throw unreadable(file, { cause });
  }
}

function unreadable(file: string, more: { readonly cause?: unknown; readonly hint?: string }): Problem {
  return new Problem("file_unreadable", "The export of the directory cannot be read.", {
    place: file,
    ...more,
  });
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
