import { createHash, type Hash } from "node:crypto";
import type { DirectoryFile } from "../model/directory.js";
import { Problem } from "../model/problem.js";
import type { FilePart } from "./parts/file-part.js";
import { type OpenPart, openPart } from "./parts/part.js";
import type { Container, DirectoryReader, Sample } from "./reader.js";
import { CONTAINER_SAMPLE, containerOf } from "./text/container.js";
import { type DecodedText, decodeFile, NotUtf8 } from "./text/decode.js";
import { chooseReader, readerOf } from "./text/recognise.js";
import { csvRecords } from "./text/records/csv.js";
import { jsonRecords } from "./text/records/json.js";
import { ldifRecords } from "./text/records/ldif.js";
import type { OpenRecordParser, RecordParser, Seen } from "./text/records/types.js";
import { type Sampling, sampleFirst } from "./text/sampling.js";

/** A file to read: whoever gives it opens it, and nothing else is ever opened. */
export interface DirectoryInput {
  /** Without folders, unless another file has the same name. */
  readonly name: string;
  /** The bytes from the beginning. Called again where the file turns out not to be UTF-8. */
  open(): AsyncIterable<Uint8Array>;
  /** The file's own time, in UTC. */
  readonly modifiedAt?: string;
}

export interface ReadFileOptions {
  readonly readers: readonly DirectoryReader[];
  /** The id of the reader of files that none or several readers recognise. */
  readonly format?: string;
  /** When the exports were made, in UTC. */
  readonly asOf?: string;
}

const MAX_BYTES = 1024 ** 3;

const PARSERS: Readonly<Record<Container, OpenRecordParser>> = {
  json: jsonRecords,
  csv: csvRecords,
  ldif: ldifRecords,
};

/**
 * Reads one export, piece by piece, by the reader that recognises it.
 *
 * @throws {Problem} directory_unreadable, directory_format_unknown, directory_format_ambiguous, directory_empty,
 * directory_contradicts: with file and line, or record
 */
export async function readFile(input: DirectoryInput, options: ReadFileOptions): Promise<FilePart> {
  try {
    return await readOnce(input, options, null);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return await readOnce(input, options, error.line);
  }
}

/** `notUtf8`: the line in which the file was found not to be UTF-8. */
async function readOnce(
  input: DirectoryInput,
  options: ReadFileOptions,
  notUtf8: number | null,
): Promise<FilePart> {
  const { name } = input;
  const asOf = asOfOf(input, options);
  const meter: Meter = { bytes: 0, hash: createHash("sha256") };
  const text = await decodeFile(metered(input, meter), name, notUtf8 !== null);
  const { part, head } = await parseText(text, name, (sample) => {
    const { reader, warning } = chooseReader(sample, options.readers, options.format);
    const part = openPart(reader, { fileName: name, sample, ...(asOf !== null && { asOf: asOf.time }) });
    if (notUtf8 !== null) part.warn(readAsWindows(notUtf8));
    if (warning !== undefined) part.warn(warning);
    return part;
  });
  const sha256 = meter.hash.digest("hex");
  const read = part.close(head, { sha256, bytes: meter.bytes, encoding: text.encoding, asOf });
  refuseNobody(read, readerOf(read.file.format, options.readers));
  return read;
}

function readAsWindows(line: number): string {
  return `Not UTF-8 (line ${line}), so read as Windows-1252: see whether names with accents are right.`;
}

interface Meter {
  bytes: number;
  readonly hash: Hash;
}

async function* metered({ name, open }: DirectoryInput, meter: Meter): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of open()) {
    meter.bytes += chunk.length;
    if (meter.bytes > MAX_BYTES) {
      throw new Problem("directory_unreadable", `${name} has more than 1 GiB.`, {
        place: name,
        hint: "Export the fields alone that `redash-access directory formats` names, or in several files.",
      });
    }
    meter.hash.update(chunk);
    yield chunk;
  }
}

function asOfOf({ modifiedAt }: DirectoryInput, { asOf }: ReadFileOptions): DirectoryFile["asOf"] {
  if (asOf !== undefined) return { time: asOf, from: "given" };
  return modifiedAt === undefined ? null : { time: modifiedAt, from: "file" };
}

/** `begin` chooses who takes the records, by the first of them. */
async function parseText(
  text: DecodedText,
  fileName: string,
  begin: (sample: Sample) => OpenPart,
): Promise<{ readonly part: OpenPart; readonly head: Seen["head"] }> {
  let beginning = "";
  let open: { readonly parser: RecordParser; readonly sampling: Sampling<OpenPart> } | null = null;
  const start = () => {
    const container = containerOf(beginning, fileName);
    const sampling = sampleFirst((records, whole) =>
      begin({ container, fileName, ...parser.seen(), records, whole }),
    );
    const parser = PARSERS[container](fileName, sampling);
    parser.write(beginning);
    return { parser, sampling };
  };
  for await (const piece of text.pieces) {
    if (open !== null) open.parser.write(piece);
    else {
      beginning += piece;
      if (beginning.length >= CONTAINER_SAMPLE) open = start();
    }
  }
  open ??= start();
  await open.parser.end();
  return { part: open.sampling.finish(), head: open.parser.seen().head };
}

/** A list of nobody is no list: it would call every account gone. */
function refuseNobody({ file, identities, groups }: FilePart, { holds }: DirectoryReader): void {
  if (identities.length > 0 || groups.length > 0) return;
  if (!holds.people && !holds.assignments) return;
  const [first] = file.unusable;
  const message =
    first === undefined
      ? `${file.name} (${file.format}) lists nobody.`
      : `${file.name} (${file.format}) has nobody who can be used: ${first.place}: ${first.why}.`;
  throw new Problem("directory_empty", message, { place: file.name });
}
