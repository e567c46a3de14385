import type { Directory, DirectoryFile } from "../model/directory.js";
import { isProblem, Problem } from "../model/problem.js";
import { joinParts } from "./joining/join.js";
import { joinPages } from "./joining/join-pages.js";
import { missingParts } from "./joining/missing-parts.js";
import type { FilePart } from "./parts/file-part.js";
import { type DirectoryInput, type ReadFileOptions, readFile } from "./read-file.js";
import { readerOf } from "./text/recognise.js";

export interface ReadDirectoryOptions extends ReadFileOptions {
  /** Reads files of which more is missing: nobody is then said not to be in the directory. */
  readonly allowPartial: boolean;
}

/** What each file holds, or why it is refused; a file that is not whole has both. */
export type CheckedFile =
  | { readonly name: string; readonly file: DirectoryFile; readonly problem?: Problem }
  | { readonly name: string; readonly file?: never; readonly problem: Problem };

export interface DirectoryCheck {
  /** null: a file cannot be read, or the files contradict each other. */
  readonly directory: Directory | null;
  readonly files: readonly CheckedFile[];
  /** What is wrong with the files together. */
  readonly problem?: Problem;
}

/**
 * Reads all exports of a directory, one after the other, and joins them.
 *
 * @throws {Problem} Those of `readFile` and `joinParts`; directory_partial for a file, or a set of files, of which more
 * is missing, unless `allowPartial`
 */
export async function readDirectory(
  inputs: readonly DirectoryInput[],
  options: ReadDirectoryOptions,
): Promise<Directory> {
  const parts: FilePart[] = [];
  for (const input of inputs) {
    const part = await readFile(input, options);
    const problem = partialFile(part.file, options);
    if (problem !== undefined) throw problem;
    parts.push(part);
  }
  const directory = joinParts(joinPages(parts));
  const problem = partialSet(directory, options);
  if (problem !== undefined) throw problem;
  return directory;
}

/**
 * The same, as far as it goes: what is refused is listed, not thrown.
 * @throws {Problem} directory_format_unknown, for a `format` that there is not
 */
export async function checkDirectory(
  inputs: readonly DirectoryInput[],
  options: ReadDirectoryOptions,
): Promise<DirectoryCheck> {
  if (options.format !== undefined) readerOf(options.format, options.readers);
  const read: (FilePart | Problem)[] = [];
  for (const input of inputs) read.push(await foreseen(() => readFile(input, options)));
  const names = inputs.map(({ name }) => name);
  if (!read.every(isPart)) return { directory: null, files: checkedFiles(read, names, options) };
  const parts = joinPages(read);
  const files = checkedFiles(parts, names, options);
  const directory = await foreseen(() => joinParts(parts));
  if (directory instanceof Problem) return { directory: null, files, problem: directory };
  const problem = partialSet(directory, options);
  return { directory, files, ...(problem !== undefined && { problem }) };
}

function isPart(part: FilePart | Problem): part is FilePart {
  return !(part instanceof Problem);
}

function checkedFiles(
  read: readonly (FilePart | Problem)[],
  names: readonly string[],
  options: Allowing,
): CheckedFile[] {
  return read.map((part, index) => {
    const name = names[index] as string;
    if (!isPart(part)) return { name, problem: part };
    const problem = partialFile(part.file, options);
    return { name, file: part.file, ...(problem !== undefined && { problem }) };
  });
}

async function foreseen<T>(step: () => T | Promise<T>): Promise<T | Problem> {
  try {
    return await step();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

type Allowing = Pick<ReadDirectoryOptions, "allowPartial">;

function partialFile(
  { name, partialBecause }: DirectoryFile,
  { allowPartial }: Allowing,
): Problem | undefined {
  if (allowPartial || partialBecause.length === 0) return undefined;
  const reasons = partialBecause.map((reason) => reason.replace(/\.$/, ""));
  return new Problem("directory_partial", `${name} is not whole: ${reasons.join("; ")}.`, { place: name });
}

/** A missing part of a numbered set shows in no file of it. */
function partialSet({ files }: Directory, { allowPartial }: Allowing): Problem | undefined {
  const missing = missingParts(files);
  if (allowPartial || missing.length === 0) return undefined;
  return new Problem("directory_partial", missing.join(" "));
}
