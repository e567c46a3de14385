import { randomBytes } from "node:crypto";
import { lstat } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";
import {
  extended,
  jsonPseudonyms,
  type PseudonymFile,
  parsePseudonyms,
} from "../evidence/share/pseudonym-file.js";
import type { Originals } from "../evidence/share/pseudonyms.js";
import { Problem } from "../model/problem.js";
import { openOutputFolder } from "./output-folder.js";
import { readText } from "./read-text.js";

/** The file of pseudonyms of one call: where it lies, and what it held before. */
export interface OpenPseudonyms extends PseudonymFile {
  readonly path: string;
  /** Writes it with what was given since, readable by its owner alone. @throws Problem `file_unwritable` */
  save(given: Originals, signal: AbortSignal): Promise<void>;
}

/**
 * The file that is given, with its key, or a new one with a new key; where none is given it is beside the run.
 * @param out the folder that is handed over: the file never lies there
 * @throws Problem `option_invalid` where it would, `file_exists` where one is beside the run and was not given,
 * `run_invalid` for a file that is none
 */
export async function openPseudonyms(
  given: string | undefined,
  { run, out }: { readonly run: string; readonly out: string },
): Promise<OpenPseudonyms> {
  const path = resolve(given ?? `${resolve(run)}-pseudonyms-SECRET.json`);
  if (path.startsWith(`${resolve(out)}${sep}`)) {
    throw new Problem(
      "option_invalid",
      "The file of pseudonyms would lie in the folder that is handed over.",
      {
        place: path,
        hint: "Give --out a folder of its own, or --map a file elsewhere.",
      },
    );
  }
  const exists = (await lstat(path).catch(() => undefined)) !== undefined;
  if (exists && given === undefined) {
    throw new Problem("file_exists", "There is a file of pseudonyms for this run already.", {
      place: path,
      hint: "Give it with --map, for the same pseudonyms again, or give --map the name of a new file.",
    });
  }
  const held = exists
    ? parsePseudonyms(await readText(path, "The file of pseudonyms cannot be read."), path)
    : { key: randomBytes(32), originals: {} };
  return {
    ...held,
    path,
    async save(more, signal) {
      const folder = await openOutputFolder(dirname(path), signal);
      try {
        const text = jsonPseudonyms({ key: held.key, originals: extended(held.originals, more) });
        await folder.write("pseudonyms.json", [text]);
        if (exists) await folder.publishFileOver("pseudonyms.json", basename(path));
        else await folder.publishFile("pseudonyms.json", basename(path));
      } finally {
        folder.discard();
      }
    },
  };
}
