import { createHash } from "node:crypto";
import { Problem } from "../model/problem.js";

/** A run that is looked at, wherever it lies. */
export interface RunFolder {
  /** Everything in the folder, by ascending names; whatever is no plain file (a link, a folder) says what it is. */
  readonly entries: readonly { readonly name: string; readonly kind: "file" | "link" | "folder" | "other" }[];
  /** The bytes of one of the files. @throws Problem `file_unreadable` */
  read(name: string): AsyncIterable<Uint8Array>;
}

/** What one reading of a file told. */
export interface Facts {
  readonly sha256: string;
  readonly bytes: number;
  /** Lines of a CSV file without its header, as RFC 4180 counts them: a line break inside quotes ends none. */
  readonly rows: number | null;
}

/** By the names of its plain files. */
export type FactsByName = ReadonlyMap<string, Facts>;

/** Reads every file of a run once. @throws Problem `file_unreadable` */
export async function factsOfAll(folder: RunFolder): Promise<FactsByName> {
  const facts = new Map<string, Facts>();
  for (const { name, kind } of folder.entries) {
    if (kind === "file") facts.set(name, await factsOf(folder, name));
  }
  return facts;
}

export async function factsOf(folder: RunFolder, name: string): Promise<Facts> {
  const hash = createHash("sha256");
  const lines = name.endsWith(".csv") ? lineCounter() : null;
  let bytes = 0;
  for await (const chunk of folder.read(name)) {
    hash.update(chunk);
    bytes += chunk.length;
    lines?.add(chunk);
  }
  return { sha256: hash.digest("hex"), bytes, rows: lines && lines.count() - 1 };
}

/** @throws Problem `run_invalid` where the run has no such file, or a link in its place */
export async function textOf(folder: RunFolder, name: string): Promise<string> {
  if (!folder.entries.some((entry) => entry.name === name && entry.kind === "file")) {
    throw new Problem("run_invalid", "The run does not have this file.", { place: name });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of folder.read(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** Every byte of gigabytes comes past here: most are above both, and are told by one comparison. */
function lineCounter() {
  let lines = 0;
  let isQuoted = false;
  return {
    add(chunk: Uint8Array): void {
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] as number;
        if (byte > QUOTE) continue;
        if (byte === QUOTE) isQuoted = !isQuoted;
        else if (byte === LINE_FEED && !isQuoted) lines += 1;
      }
    },
    count: () => lines,
  };
}
