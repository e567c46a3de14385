import { Tokenizer, TokenizerError, TokenType } from "@streamparser/json";
import { Problem } from "../../../model/problem.js";
import { remember } from "../../../model/remember.js";
import { lineBreaks } from "../line-breaks.js";
import { ObjectText } from "./json-object.js";
import {
  isAtRecord,
  isBehindRecord,
  isComplete,
  type JsonAssembly,
  type JsonOutput,
  LONG_STRING,
  MAX_SIZE,
  MAX_STRING,
  startAssembly,
  takeRecord,
  takeToken,
} from "./json-values.js";
import type { OpenRecordParser, RecordHandler } from "./types.js";

/** Keeps the digits of the number that was read last: ids may have more of them than a number can hold. */
class DigitTokenizer extends Tokenizer {
  digits = "";

  protected override parseNumber(digits: string): number {
    this.digits = digits;
    return super.parseNumber(digits);
  }
}

const DIGITS = /^-?\d+$/;

/** In bytes. With it a long text of escaped characters takes no array entry for each of them. */
const STRING_BUFFER = 64 * 1024;

/** How far the file has been read. Offsets are of what the tokenizer was given; lines are of the whole file. */
interface Progress {
  readonly fileName: string;
  bytes: Buffer;
  /** Of the first of `bytes`. */
  start: number;
  /** Of the token that is being taken. */
  offset: number;
  line: number;
  /** Where that line ends. */
  lineEnd: number;
}

/**
 * Records of a JSON file: the objects of the list that the file is, or of the lists directly in the object that it is
 * and in that object's `_embedded`. Everything else, lists of plain values included, stands in the head. A whole
 * number that does not fit into a number is kept as its digits.
 *
 * What is not as usual is read token by token, and what is wrong is found there. Usual records are read whole.
 */
export const jsonRecords: OpenRecordParser = (fileName, handler) => {
  const progress: Progress = { fileName, bytes: Buffer.alloc(0), start: 0, offset: 0, line: 1, lineEnd: 0 };
  const assembly = startAssembly(outputTo(handler, progress));
  const tokens = tokenReader(assembly, progress);
  let record: ObjectText | null = null;
  const takeSome = (text: string, from: number): number => {
    if (record === null) {
      if (!tokens.isBetween()) return tokens.takeToBracket(text, from);
      const at = passBlanks(text, from, progress);
      if (text[at] === "," && isBehindRecord(assembly)) return takeComma(assembly, progress, at);
      if (text[at] !== "{" || !isAtRecord(assembly)) return tokens.takeToBracket(text, at);
      record = new ObjectText();
      return takeSome(text, at);
    }
    const end = record.take(text, from);
    if (end === -1 && record.length <= MAX_SIZE) return text.length;
    const value = end === -1 ? undefined : record.value();
    if (value === undefined) tokens.take(record.text());
    else {
      takeRecord(assembly, value);
      progress.line += lineBreaks(record.text());
    }
    record = null;
    return end === -1 ? text.length : end;
  };
  return {
    write(text) {
      for (let at = 0; at < text.length; ) at = takeSome(text, at);
    },
    end() {
      if (record !== null) tokens.take(record.text());
      tokens.end();
    },
    seen: () => ({ head: assembly.head, lists: [...assembly.lists], columns: [], header: [] }),
  };
};

function takeComma(assembly: JsonAssembly, { offset }: Progress, at: number): number {
  takeToken(assembly, TokenType.COMMA, ",", offset);
  return at + 1;
}

/** Reads by tokens whatever it is given. */
function tokenReader(assembly: JsonAssembly, progress: Progress) {
  const tokenizer = new DigitTokenizer({ stringBufferSize: STRING_BUFFER });
  tokenizer.onToken = ({ token, value, offset }) => {
    progress.offset = offset;
    const isInexact =
      Number.isInteger(value) && !Number.isSafeInteger(value) && DIGITS.test(tokenizer.digits);
    takeToken(assembly, token, isInexact ? tokenizer.digits : value, offset);
  };
  const take = (text: string) => {
    progress.bytes = Buffer.from(text);
    progress.lineEnd = lineEndFrom(progress, progress.start);
    attempt(
      () => tokenizer.write(progress.bytes),
      (error) => refuseByte(error, progress),
    );
    const end = progress.start + progress.bytes.length;
    if (end - progress.offset > MAX_STRING) throw assembly.output.flaw(LONG_STRING);
    countLines(progress, end);
    progress.start = end;
  };
  return {
    take,
    /** Only behind a bracket can a list of records begin. */
    takeToBracket(text: string, from: number): number {
      const end = text.indexOf("[", from) + 1 || text.length;
      take(text.slice(from, end));
      return end;
    },
    /** Whether the last of what it was given was a bracket, brace or comma, and nothing is begun. */
    isBetween: () => progress.start > 0 && progress.offset === progress.start - 1,
    end() {
      attempt(
        () => tokenizer.end(),
        () => refuseCut(progress),
      );
      if (!isComplete(assembly)) refuseCut(progress);
    },
  };
}

/** Where the next character is that is no blank, as JSON has them. */
function passBlanks(text: string, from: number, progress: Progress): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") {
    if (text[at] === "\n") progress.line += 1;
    at += 1;
  }
  return at;
}

function outputTo(handler: RecordHandler, progress: Progress): JsonOutput {
  const { fileName } = progress;
  const begins = `${fileName}: record `;
  const endOf = remember(1, (list: string) => (list === "" ? " (line " : ` of ${list} (line `));
  const line = () => countLines(progress, progress.offset);
  return {
    record(list, index, value, at) {
      // A template would keep each of its parts for as long as the place, in several times the memory.
      handler.record({ list, value, place: [begins, index, endOf(list), at, ")"].join("") });
    },
    line,
    flaw(what, hint) {
      return new Problem("directory_unreadable", `${fileName} cannot be read: line ${line()} has ${what}.`, {
        place: `${fileName}:${line()}`,
        ...(hint !== undefined && { hint }),
      });
    },
  };
}

function attempt(step: () => void, otherwise: (error: TokenizerError) => never): void {
  try {
    step();
  } catch (error) {
    if (error instanceof TokenizerError) otherwise(error);
    throw error;
  }
}

/** The tokenizer tells the place of a bad byte in its message alone; without it, the last good token is near. */
function refuseByte({ message }: TokenizerError, progress: Progress): never {
  const at = Number(/absolute position "(\d+)"/.exec(message)?.[1] ?? progress.offset);
  const line = countLines(progress, at);
  const [found = ""] = progress.bytes.subarray(Math.max(0, at - progress.start)).toString("utf8", 0, 4);
  throw new Problem(
    "directory_unreadable",
    `${progress.fileName} is not JSON: line ${line} has ${JSON.stringify(found)} where none may stand.`,
    { place: `${progress.fileName}:${line}` },
  );
}

function refuseCut({ fileName, line }: Progress): never {
  const message = `${fileName} is cut short: it stops within its JSON, in line ${line}.`;
  throw new Problem("directory_unreadable", message, { place: `${fileName}:${line}` });
}

/** The line in which this offset is: of the piece at hand, and not before the one asked for last. */
function countLines(progress: Progress, offset: number): number {
  while (progress.lineEnd < offset) {
    progress.line += 1;
    progress.lineEnd = lineEndFrom(progress, progress.lineEnd + 1);
  }
  return progress.line;
}

/** Where the line ends that goes on at this offset; far away, if not in the piece at hand. */
function lineEndFrom({ bytes, start }: Progress, offset: number): number {
  const at = bytes.indexOf(LINE_FEED, offset - start);
  return at === -1 ? Number.POSITIVE_INFINITY : start + at;
}

const LINE_FEED = 10;
