import { Problem } from "../model/problem.js";

/** What a person calls what the system says, and what to do where another folder is not the first thought. */
const WORDS: Readonly<Record<string, readonly [what: string, hint?: string]>> = {
  EEXIST: ["A file of this name is in the way."],
  ENOTEMPTY: ["A file of this name is in the way."],
  ENOTDIR: ["A file is in the way where a folder should be."],
  EACCES: ["You may not write here."],
  EPERM: ["You may not write here."],
  EROFS: ["The disk may only be read."],
  ENOSPC: ["The disk is full.", "Free some space, or choose a folder on another disk."],
  EDQUOT: ["Your share of the disk is used up.", "Free some space, or choose a folder on another disk."],
  EFBIG: [
    "The file would be larger than the system allows.",
    "Raise the limit (ulimit -f), or choose another disk.",
  ],
};

/** @throws Problem `file_unwritable` where the work fails */
export async function orUnwritable<T>(place: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown error";
    const [what, hint] = WORDS[code] ?? ["The system does not let this be written."];
    const message = `${what.slice(0, -1)} (${code}).`;
    throw new Problem("file_unwritable", message, { place, cause, ...(hint !== undefined && { hint }) });
  }
}
