import type { FileRecord } from "../../src/directory/reader.js";
import type { OpenRecordParser, Seen } from "../../src/directory/text/records/types.js";

/** What a parser said, each kind in its order, and what it has seen at the end. */
export interface ParsedText extends Seen {
  readonly records: readonly FileRecord[];
  readonly unusable: readonly (readonly [place: string, why: string])[];
  readonly warnings: readonly string[];
}

/** Gives a file's text to its parser, whole or in these pieces. */
export async function parseText(
  open: OpenRecordParser,
  fileName: string,
  ...pieces: readonly string[]
): Promise<ParsedText> {
  const records: FileRecord[] = [];
  const unusable: [string, string][] = [];
  const warnings: string[] = [];
  const parser = open(fileName, {
    record: (record) => void records.push(record),
    unusable: (why, { place }) => void unusable.push([place, why]),
    warn: (what) => void warnings.push(what),
  });
  for (const piece of pieces) parser.write(piece);
  await parser.end();
  return { records, unusable, warnings, ...parser.seen() };
}

/** The text in pieces of this many characters. */
export function inPieces(text: string, size: number): string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(""),
  );
}
