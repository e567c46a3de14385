import { rmdirSync, rmSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readdir, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Digest } from "../evidence/sha256.js";
import { Problem } from "../model/problem.js";
import { type Chunks, syncFolder, writeFile } from "./output-file.js";
import { shortest } from "./shortest.js";
import { complain } from "./terminal.js";
import { orUnwritable } from "./unwritable.js";

/**
 * Where a command writes. Everything is written into a folder of a temporary name beside the target, and gets its
 * real name in one step at the end: whoever looks sees all of it or nothing. Folders are 0700, files 0600.
 */
export interface OutputFolder {
  /**
   * Writes one file, searching it for the caller's key, and for what looks like one, on the way.
   * @returns what was written of it: its size, and its SHA-256 in hexadecimal
   * @throws Problem `key_in_output`, `file_unwritable`, `interrupted`
   */
  write(name: string, chunks: Chunks): Promise<Digest>;
  /**
   * Gives the folder its real name, that of a run, beside the temporary one, and returns its path.
   * @throws Problem `file_exists`
   */
  publishAs(name: string): Promise<string>;
  /**
   * The same, in place of an earlier report of that name. @throws Problem `file_exists` where anything else is there
   */
  publishOver(name: string): Promise<string>;
  /** Tells early that a name is taken. @throws Problem `file_exists` */
  mustBeNew(name: string): Promise<void>;
  /** Gives one file of the folder its real name, and removes the rest. @throws Problem `file_exists` */
  publishFile(name: string, as: string): Promise<string>;
  /** The same, in place of a file of that name. */
  publishFileOver(name: string, as: string): Promise<string>;
  /** Removes what was written and not published, and the folders that were made for it. Does nothing after that. */
  discard(): void;
}

const NAMED_BY_RUN =
  "The name comes from the run, whose report is there: give another folder with --out, or remove that one.";

const UNFINISHED = ".unfinished-";

/**
 * Makes the folder `parent` where it is not there, and a temporary one inside: that it can be written is known before
 * any work is done.
 * @throws Problem `file_unwritable`, also where `parent` is a symbolic link: it could lead anywhere.
 */
export async function openOutputFolder(parent: string, signal: AbortSignal): Promise<OutputFolder> {
  const root = resolve(parent);
  await refuseLink(root);
  const made = await makeFolders(root);
  await tellOfUnfinished(root);
  const temporary = await orUnwritable(root, mkdtemp(join(root, UNFINISHED))).catch((problem) => {
    removeEmpty(root, made);
    throw problem;
  });

  const removeTemporary = () => {
    process.removeListener("exit", discard);
    remove(temporary);
  };
  const discard = () => {
    removeTemporary();
    removeEmpty(root, made);
  };
  // A second Ctrl-C ends the process at once: then, too, nothing half-written stays.
  process.on("exit", discard);

  const fresh = join(temporary, "new");
  await orUnwritable(fresh, mkdir(fresh, { mode: 0o700 })).catch((problem) => {
    discard();
    throw problem;
  });

  const publish = async (target: string, move: () => Promise<void>) => {
    await syncFolder(fresh);
    await move();
    removeTemporary();
    await syncFolder(root);
    return target;
  };
  const publishNew = (from: string, target: string, hint?: string) =>
    publish(target, () => moveToNew(from, target, hint));
  return {
    write: (name, chunks) => writeFile(join(fresh, name), chunks, signal),
    mustBeNew: (name) => refuseExisting(join(root, name)),
    publishAs: (name) => publishNew(fresh, join(root, name), NAMED_BY_RUN),
    publishFile: (name, as) => publishNew(join(fresh, name), join(root, as)),
    publishFileOver: (name, as) => {
      const target = join(root, as);
      return publish(target, () => orUnwritable(target, rename(join(fresh, name), target)));
    },
    publishOver: async (name) => {
      const target = join(root, name);
      if (await isEarlierReport(target)) await orUnwritable(target, rename(target, join(temporary, "old")));
      return publishNew(fresh, target);
    },
    discard,
  };
}

/**
 * Says what a killed run has left. It is not removed: whether its process is gone cannot be known where the folder is
 * shared with other machines or containers.
 */
async function tellOfUnfinished(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  const [first, ...others] = names.filter((name) => name.startsWith(UNFINISHED)).sort();
  if (first === undefined) return;
  const more = others.length === 0 ? "" : `, and ${others.length} more of that name,`;
  complain(
    `redash-access: ${shortest(join(root, first))}${more} is of a run that was killed, or that is not done yet. It is no report: remove it when no other run writes here.`,
  );
}

/** Never fails: the failure that it comes after is the one to tell. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    complain(`redash-access: ${shortest(folder)} could not be removed. It is no report: remove it by hand.`);
  }
}

/** Whether a folder holds nothing but what a run writes, so that nothing is lost with it. */
async function isEarlierReport(folder: string): Promise<boolean> {
  const there = await lstat(folder).catch(() => undefined);
  if (!there?.isDirectory()) return false;
  const entries = await readdir(folder, { withFileTypes: true });
  const ours = entries.every((entry) => entry.isFile() && /\.(csv|html|json)$|^SHA256SUMS$/.test(entry.name));
  return ours && (entries.length === 0 || entries.some(({ name }) => name === "snapshot.json"));
}

/**
 * Makes the folder and those above it that are not there, each 0700. Node's own recursive mkdir never comes back where
 * a system folder such as /proc takes no new entry.
 * @returns the topmost that was made
 */
async function makeFolders(folder: string): Promise<string | undefined> {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) return undefined;
  const above = dirname(folder) === folder ? undefined : await makeFolders(dirname(folder));
  try {
    await orUnwritable(folder, mkdir(folder, { mode: 0o700 }));
  } catch (problem) {
    removeEmpty(dirname(folder), above);
    throw problem;
  }
  return above ?? folder;
}

async function moveToNew(from: string, target: string, hint?: string): Promise<void> {
  await refuseExisting(target, hint);
  await orUnwritable(target, rename(from, target));
}

async function refuseExisting(target: string, hint?: string): Promise<void> {
  const there = await lstat(target).catch(() => undefined);
  if (there === undefined) return;
  throw new Problem("file_exists", "There is already something of this name.", {
    place: target,
    ...(hint !== undefined && { hint }),
  });
}

async function refuseLink(target: string): Promise<void> {
  const there = await lstat(target).catch(() => undefined);
  if (there?.isSymbolicLink()) {
    throw new Problem(
      "file_unwritable",
      "The folder to write to is a symbolic link, which could lead anywhere.",
      {
        place: target,
        hint: "Name the folder itself.",
      },
    );
  }
}

/** Removes `folder` and its parents up to `made`, the first that did not exist before, so far as they are empty. */
function removeEmpty(folder: string, made: string | undefined): void {
  if (made === undefined) return;
  try {
    for (let path = folder; path.startsWith(made); path = dirname(path)) rmdirSync(path);
  } catch {
    // Somebody else has put something there meanwhile: it stays.
  }
}
