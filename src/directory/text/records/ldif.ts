import { isUtf8 } from "node:buffer";
import { Problem } from "../../../model/problem.js";
import type { OpenRecordParser, RecordHandler, RecordParser, Seen } from "./types.js";

/** An entry. Values that are no text (`objectGUID`, `jpegPhoto`) are left out, and an attribute of such alone too. */
export interface LdifEntry {
  /** As written. null: a block that has none, as of ldapsearch's `ref:` lines. */
  readonly dn: string | null;
  /** Values by the attribute's name in lower case, without options: those of `cn;lang-de` are values of `cn`. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** `0-1499` for `member;range=0-1499`: the server gave only these values of the attribute. */
  readonly ranges: ReadonlyMap<string, readonly string[]>;
}

/** What stands in no entry: what ldapsearch writes between and after entries. Absent: it wrote none. */
export interface LdifHead {
  /** How the search ended: `0 Success`, or the first that ended otherwise: `4 Size limit exceeded`. */
  readonly result?: string;
  /** The server would have given another page after the last one here. */
  readonly nextPage?: boolean;
  /** How many entries ldapsearch says that it wrote. */
  readonly entries?: number;
  /** Addresses of servers that hold further parts. */
  readonly referrals?: readonly string[];
  /** The last line has no end: whatever wrote the file was interrupted, or somebody edited it. */
  readonly endsMidLine?: boolean;
}

/** A photo is some 100,000 characters in base64, a group of 600,000 members 60 million. */
const LONGEST_LINE = 2 ** 24;
const LONGEST_ENTRY = 2 ** 28;

const LINE = /^([\w.-]+)((?:;[^\s:;]+)*):([:<])? */;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const NOT_A_LINE = "This line is neither `attribute: value` nor the rest of the line before.";
const CHANGES = "This is a list of changes to a directory, not an export of one";
const OWN_VALUES = {
  hint: "Export the values themselves: ldapsearch without -t. Nothing that a file names is opened.",
};

/**
 * Parses LDIF as RFC 2849 describes it, and what ldapsearch and ldifde make of it. `changetype: add`, which ldifde
 * writes into each entry, counts as content. Entries are records; `FileRecord.value` is an `LdifEntry`.
 */
export const ldifRecords: OpenRecordParser = (fileName, handler) => new LdifParser(fileName, handler);

interface Block {
  readonly line: number;
  readonly dn: string | null;
  readonly attributes: Map<string, string[]>;
  readonly ranges: Map<string, string[]>;
  length: number;
}

interface Attribute {
  readonly name: string;
  readonly options: string;
  readonly value: string | undefined;
  readonly length: number;
}

class LdifParser implements RecordParser {
  readonly #fileName: string;
  readonly #handler: RecordHandler;
  /** Text after the last line's end. */
  #rest = "";
  #lineNumber = 0;
  /** The line that the next one may continue, and where it began. */
  #unfolded: { text: string; readonly line: number } | null = null;
  #block: Block | null = null;
  #head: LdifHead = {};

  constructor(fileName: string, handler: RecordHandler) {
    this.#fileName = fileName;
    this.#handler = handler;
  }

  write(text: string): void {
    const all = this.#rest + text;
    let start = 0;
    for (let end = all.indexOf("\n"); end !== -1; end = all.indexOf("\n", start)) {
      this.#physicalLine(all.slice(start, all[end - 1] === "\r" && end > start ? end - 1 : end));
      start = end + 1;
    }
    this.#rest = all.slice(start);
    if (this.#rest.length > LONGEST_LINE) throw this.#tooLong(this.#lineNumber + 1);
  }

  end(): void {
    if (this.#rest !== "") {
      this.#head = { ...this.#head, endsMidLine: true };
      this.#physicalLine(this.#rest);
    }
    this.#rest = "";
    this.#endLine();
    this.#endBlock();
  }

  seen(): Seen {
    return { head: { ...this.#head }, lists: [""], columns: [], header: [] };
  }

  #physicalLine(text: string): void {
    this.#lineNumber += 1;
    if (text.startsWith(" ") && (this.#unfolded || text.trim() !== "")) {
      if (!this.#unfolded) throw this.#unreadable(this.#lineNumber, NOT_A_LINE);
      this.#unfolded.text += text.slice(1);
      if (this.#unfolded.text.length > LONGEST_LINE) throw this.#tooLong(this.#unfolded.line);
      return;
    }
    this.#endLine();
    if (text.trim() === "") this.#endBlock();
    else this.#unfolded = { text, line: this.#lineNumber };
  }

  #endLine(): void {
    if (!this.#unfolded) return;
    const { text, line } = this.#unfolded;
    this.#unfolded = null;
    if (text.startsWith("#")) this.#comment(text);
    else if (text === "-") throw this.#unreadable(line, `${CHANGES}.`);
    else this.#attribute(text, line);
  }

  #comment(text: string): void {
    const entries = Number(/^# numEntries: (\d+)$/.exec(text)?.[1] ?? 0);
    if (entries > (this.#head.entries ?? 0)) this.#head = { ...this.#head, entries };
    const referral = /^# ref(ldaps?:\/\/.*)$/.exec(text)?.[1];
    if (referral !== undefined) this.#referTo([referral]);
  }

  #attribute(text: string, line: number): void {
    const [whole, written, options = "", kind] = LINE.exec(text) ?? [];
    if (whole === undefined || written === undefined) throw this.#unreadable(line, NOT_A_LINE);
    const name = written.toLowerCase();
    if (kind === "<") {
      const where = `The value of \`${written}\` stands in another file or at another address.`;
      throw this.#unreadable(line, where, OWN_VALUES);
    }
    const value = this.#value(text.slice(whole.length), kind === ":", line);
    if (name === "version" && !this.#block) this.#version(value, line);
    else if (name === "dn") this.#startEntry(value, line);
    else if (name === "changetype" && this.#block) this.#changeType(value, line);
    else this.#addValue({ name, options, value, length: text.length }, line);
  }

  #addValue({ name, options, value, length }: Attribute, line: number): void {
    this.#block ??= newBlock(null, line);
    this.#block.length += length;
    if (this.#block.length > LONGEST_ENTRY) throw this.#tooLong(this.#block.line);
    if (value !== undefined && options.toLowerCase() !== ";binary") {
      addTo(this.#block.attributes, name, value);
    }
    const range = /;range=([^;]+)/i.exec(options)?.[1];
    if (range !== undefined) addTo(this.#block.ranges, name, range);
  }

  /** undefined: no text. Whatever holds a zero byte is none, though it may be UTF-8 by chance, such as a short SID. */
  #value(written: string, base64: boolean, line: number): string | undefined {
    if (!base64) return ofItsOwn(written);
    const letters = written.trimEnd();
    if (letters.length % 4 !== 0 || !BASE64.test(letters)) {
      throw this.#unreadable(line, "This value is not whole base64: the file was cut or changed.");
    }
    const bytes = Buffer.from(letters, "base64");
    return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString("utf8") : undefined;
  }

  #version(value: string | undefined, line: number): void {
    if (value?.trim() === "1") return;
    throw this.#unreadable(line, "Of LDIF only version 1 is known (RFC 2849).");
  }

  #startEntry(dn: string | undefined, line: number): void {
    if (this.#block) throw this.#unreadable(line, "A second `dn` follows without an empty line before it.");
    if (dn === undefined) throw this.#unreadable(line, "This `dn` is no text.");
    this.#block = newBlock(dn, line);
  }

  #changeType(value: string | undefined, line: number): void {
    if (value?.trim().toLowerCase() === "add") return;
    throw this.#unreadable(line, `${CHANGES} (\`changetype\` other than \`add\`).`);
  }

  #endBlock(): void {
    const block = this.#block;
    this.#block = null;
    if (!block) return;
    const { dn, attributes, ranges, line } = block;
    const result = attributes.get("result")?.[0];
    const referrals = attributes.get("ref");
    if (dn === null && result !== undefined) {
      this.#searchEnded(result, attributes);
      return;
    }
    if (dn === null && !referrals) throw this.#unreadable(line, "An entry begins here without a `dn`.");
    if (dn === null && referrals) this.#referTo(referrals);
    const value: LdifEntry = { dn, attributes, ranges };
    this.#handler.record({ list: "", value, place: `${this.#fileName}:${line}` });
  }

  #searchEnded(result: string, attributes: Block["attributes"]): void {
    const before = this.#head.result;
    const nextPage = attributes.get("pagedresults")?.some((paged) => /cookie=\S/.test(paged)) ?? false;
    const first = before !== undefined && !/^0\b/.test(before) ? before : result;
    this.#head = { ...this.#head, result: first, nextPage };
  }

  #referTo(referrals: readonly string[]): void {
    this.#head = { ...this.#head, referrals: [...(this.#head.referrals ?? []), ...referrals] };
  }

  #tooLong(line: number): Problem {
    return this.#unreadable(line, "What begins here is longer than any entry of a directory.");
  }

  #unreadable(line: number, message: string, options: { hint?: string } = {}): Problem {
    return new Problem("directory_unreadable", message, { place: `${this.#fileName}:${line}`, ...options });
  }
}

/**
 * The same text, without the piece of the file that it was cut from: V8 keeps all of that for as long as any cut of 13
 * characters or more is kept, and so the photos of everybody for the sake of their names.
 */
function ofItsOwn(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}

function newBlock(dn: string | null, line: number): Block {
  return { line, dn, attributes: new Map(), ranges: new Map(), length: 0 };
}

function addTo(map: Map<string, string[]>, name: string, value: string): void {
  const values = map.get(name);
  if (values) values.push(value);
  else map.set(name, [value]);
}
