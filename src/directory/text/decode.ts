import { isAscii } from "node:buffer";
import iconv from "iconv-lite";
import type { DirectoryFile } from "../../model/directory.js";
import { Problem } from "../../model/problem.js";
import { lineBreaks } from "./line-breaks.js";

export type Encoding = DirectoryFile["encoding"];

export interface DecodedText {
  readonly encoding: Encoding;
  /** In order; a piece never ends within a character. Closing it closes the file. */
  readonly pieces: AsyncGenerator<string, void>;
}

/** The file is not the UTF-8 that it was taken for, and may be Windows-1252: see `decodeFile`. */
export class NotUtf8 extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`not UTF-8 in line ${line}`);
    this.name = "NotUtf8";
    this.line = line;
  }
}

/** As many bytes as the encoding and the kind of file are told from. */
const START_BYTES = 512;

const SAVE_AS_TEXT = "Save or export it as CSV or JSON in UTF-8, and give that file.";

/** Files that administrators give in place of an export, by their first bytes (as Latin-1 text). */
const BINARIES = [
  {
    begins: "PK\x03\x04",
    is: "an Excel workbook or another zip file",
    hint: "Save the sheet as CSV, or unpack the file, and give what comes of it.",
  },
  { begins: "\x1f\x8b", is: "compressed (gzip)", hint: "Unpack it, and give what comes of it." },
  {
    begins: "\xd0\xcf\x11\xe0",
    is: "an old Excel workbook",
    hint: "Save the sheet as CSV, and give that file.",
  },
  { begins: "%PDF", is: "a PDF", hint: SAVE_AS_TEXT },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 of either order, with a byte order mark or without. `asWindows` reads what is
 * no UTF-8 as Windows-1252.
 *
 * @throws {NotUtf8} From `pieces`, where nothing says that the file is UTF-8 and it is not: read it again `asWindows`.
 * @throws {Problem} directory_unreadable: not text, or damaged.
 */
export async function decodeFile(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  asWindows: boolean,
): Promise<DecodedText> {
  const source = chunks[Symbol.asyncIterator]();
  try {
    const start = await readStart(source);
    refuseBinary(start, fileName);
    const told = encodingOf(start);
    const encoding = told ?? (asWindows ? "windows-1252" : "utf-8");
    const decoder = DECODERS[encoding]();
    return {
      encoding,
      pieces: pieces(start, source, decoder, { fileName, encoding, guessed: told === undefined }),
    };
  } catch (error) {
    await source.return?.();
    throw error;
  }
}

async function readStart(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < START_BYTES) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    bytes += next.value.length;
  }
  return Buffer.concat(parts);
}

function refuseBinary(start: Uint8Array, fileName: string): void {
  const text = Buffer.from(start.subarray(0, START_BYTES)).toString("latin1");
  const binary = BINARIES.find(({ begins }) => text.startsWith(begins));
  if (binary === undefined) return;
  throw new Problem("directory_unreadable", `${fileName} is ${binary.is}, not a text file.`, {
    place: fileName,
    hint: binary.hint,
  });
}

/** What the file's beginning says: its mark, or the zero bytes that UTF-16 has in every plain letter. */
function encodingOf(start: Uint8Array): Exclude<Encoding, "windows-1252"> | undefined {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = start.subarray(0, START_BYTES);
  for (const [index, byte] of looked.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const most = looked.length / 4;
  const [even = 0, odd = 0] = zeros;
  if (odd > most && even === 0) return "utf-16le";
  if (even > most && odd === 0) return "utf-16be";
  return undefined;
}

interface Decoder {
  write(chunk: Uint8Array): string;
  end(): string;
}

const DECODERS: Readonly<Record<Encoding, () => Decoder>> = {
  "utf-8": utf8Decoder,
  "utf-16le": () => strictDecoder("utf-16le"),
  "utf-16be": () => strictDecoder("utf-16be"),
  "windows-1252": windowsDecoder,
};

function strictDecoder(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/** Between characters ASCII needs no decoding: it is copied, several times faster and into half the memory. */
function utf8Decoder(): Decoder {
  const decoder = strictDecoder("utf-8");
  // The first chunk may begin with the mark, which is no text.
  let isBetweenCharacters = false;
  return {
    write(chunk) {
      if (isBetweenCharacters && isAscii(chunk)) return bufferOf(chunk).toString("latin1");
      const text = decoder.write(chunk);
      isBetweenCharacters = (chunk.at(-1) ?? 0xff) < 0x80;
      return text;
    },
    end: decoder.end,
  };
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Not by `TextDecoder`: several releases of Node read this encoding as Latin-1, and so the euro sign wrongly. */
function windowsDecoder(): Decoder {
  const decoder = iconv.getDecoder("windows-1252");
  return {
    write: (chunk) => decoder.write(bufferOf(chunk)),
    end: () => decoder.end() ?? "",
  };
}

interface Origin {
  readonly fileName: string;
  readonly encoding: Encoding;
  /** Nothing in the file says what its encoding is. */
  readonly guessed: boolean;
}

async function* pieces(
  start: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  decoder: Decoder,
  origin: Origin,
): AsyncGenerator<string, void> {
  const progress = { line: 1, beyondAscii: false };
  const checked = (text: string): string => {
    refuseNoText(text, progress.line, origin);
    progress.line += lineBreaks(text);
    return text;
  };
  try {
    let chunk: Uint8Array | undefined = start;
    while (chunk !== undefined) {
      const text = checked(attempt(decoder, chunk, progress.line, origin));
      if (!isAscii(chunk)) progress.beyondAscii ||= BEYOND_ASCII.test(text);
      yield text;
      const next: IteratorResult<Uint8Array> = await source.next();
      chunk = next.done === true ? undefined : next.value;
    }
    yield checked(attemptEnd(decoder, progress, origin));
  } finally {
    await source.return?.();
  }
}

const BEYOND_ASCII = /[^\0-\x7f]/;

function attempt(decoder: Decoder, chunk: Uint8Array, line: number, origin: Origin): string {
  try {
    return decoder.write(chunk);
  } catch {
    // The rest of a character that the chunk before began is no damage.
    const whole = chunk.subarray(
      Math.max(
        0,
        chunk.findIndex((byte) => byte < 0x80 || byte > 0xbf),
      ),
    );
    const lenient = new TextDecoder(origin.encoding).decode(origin.encoding === "utf-8" ? whole : chunk);
    throw undecodable(line + lineBreaks(lenient.slice(0, Math.max(0, lenient.indexOf("\uFFFD")))), origin);
  }
}

function attemptEnd(
  decoder: Decoder,
  { line, beyondAscii }: { readonly line: number; readonly beyondAscii: boolean },
  origin: Origin,
): string {
  try {
    return decoder.end();
  } catch {
    // A last byte of Windows-1252 looks like half a character of UTF-8; after whole ones it is half a one.
    throw undecodable(line, { ...origin, guessed: origin.guessed && !beyondAscii });
  }
}

function undecodable(line: number, { fileName, encoding, guessed }: Origin): Error {
  if (encoding === "utf-8" && guessed) return new NotUtf8(line);
  const message = `${fileName} is ${encoding.toUpperCase()}, and line ${line} is damaged or cut within a character.`;
  return new Problem("directory_unreadable", message, { place: `${fileName}:${line}` });
}

/** What no text file holds: a zero byte, or a byte that Windows-1252, which is tried last, does not have. */
function refuseNoText(text: string, firstLine: number, { fileName, encoding }: Origin): void {
  const bad = encoding === "windows-1252" ? /[\0\uFFFD]/ : /\0/;
  const at = text.search(bad);
  if (at === -1) return;
  const line = firstLine + lineBreaks(text.slice(0, at));
  const message =
    text[at] === "\0"
      ? `${fileName} is not a text file: line ${line} holds a zero byte.`
      : `${fileName} is neither UTF-8 nor Windows-1252: line ${line} holds a byte that neither has.`;
  throw new Problem("directory_unreadable", message, { place: `${fileName}:${line}`, hint: SAVE_AS_TEXT });
}
