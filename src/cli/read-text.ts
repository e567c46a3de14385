import { readFile } from "node:fs/promises";
import { Problem } from "../model/problem.js";

/**
 * The text of a file that the user named.
 * @param otherwise what is said where it cannot be read
 * @throws Problem `file_unreadable`
 */
export async function readText(file: string, otherwise: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw unreadable(file, otherwise, cause);
  }
}

export function unreadable(file: string, otherwise: string, cause: unknown): Problem {
  return new Problem("file_unreadable", otherwise, { place: file, cause });
}
