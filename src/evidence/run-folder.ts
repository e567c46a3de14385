import { Problem } from "../model/problem.js";

/** A run that is looked at, wherever it lies. */
export interface RunFolder {
  /** Everything in the folder, by ascending names; whatever is no plain file (a link, a folder) says what it is. */
  readonly entries: readonly { readonly name: string; readonly kind: "file" | "link" | "folder" | "other" }[];
  /** The bytes of one of the files. @throws Problem `file_unreadable` */
  read(name: string): AsyncIterable<Uint8Array>;
}

export function hasFile({ entries }: RunFolder, wanted: string): boolean {
  return entries.some(({ name, kind }) => name === wanted && kind === "file");
}

/** @throws Problem `run_invalid` where the run has no such file, or a link in its place */
export function bytesOf(folder: RunFolder, name: string): AsyncIterable<Uint8Array> {
  if (hasFile(folder, name)) return folder.read(name);
  throw new Problem("run_invalid", "The run does not have this file.", { place: name });
}

/** @throws Problem as `bytesOf` */
export async function textOf(folder: RunFolder, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytesOf(folder, name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
