type JsonObject = Record<string, unknown>;

/** Most objects are not nested half as deep as what is refused. */
const USUAL_DEPTH = 32;
const USUAL_TEXT = 1024 * 1024;

/**
 * The text of one object, as it comes, read whole: several times faster than by tokens. Only where it ends and how many
 * members it has is looked for in the text; what stands in it is left to `JSON.parse`.
 */
export class ObjectText {
  length = 0;
  readonly #pieces: string[] = [];
  readonly #scan: Scan = { depth: 0, deepest: 0, members: 0, inText: false, escaped: false };

  /**
   * Takes of the text, from `from` on, what belongs to the object.
   * @returns where the object ends. -1: it goes on in the next piece.
   */
  take(text: string, from: number): number {
    const end = scanOn(this.#scan, text, from);
    this.#pieces.push(text.slice(from, end));
    this.length += end - from;
    return this.#scan.depth === 0 ? end : -1;
  }

  /** What has been taken. */
  text(): string {
    return this.#pieces.length === 1 ? (this.#pieces[0] as string) : this.#pieces.join("");
  }

  /**
   * The whole object. undefined: it must be read token by token, because something in it is not as usual (a name twice,
   * a number that loses digits, a long text, values nested deep) or it is no JSON.
   */
  value(): JsonObject | undefined {
    if (this.#scan.deepest > USUAL_DEPTH) return undefined;
    const value = parsed(this.text());
    // Of a name that comes twice `JSON.parse` keeps one member.
    return usualMembers(value) === this.#scan.members ? (value as JsonObject) : undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many members an object has, at every depth. NaN: a value in it is not as usual. */
function usualMembers(value: unknown): number {
  if (typeof value === "string") return value.length > USUAL_TEXT ? Number.NaN : 0;
  if (typeof value === "number")
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? Number.NaN : 0;
  if (typeof value !== "object" || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const entry of value) members += usualMembers(entry);
    return members;
  }
  for (const name in value) members += 1 + usualMembers((value as JsonObject)[name]);
  return members;
}

interface Scan {
  depth: number;
  deepest: number;
  members: number;
  inText: boolean;
  /** The last character of the piece was a backslash that escapes the next. */
  escaped: boolean;
}

const [QUOTE, COLON, BACKSLASH] = [0x22, 0x3a, 0x5c];
const [BRACKET, END_OF_LIST, BRACE, END_OF_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Goes on to the end of the object, or of the text, and returns where that is. */
function scanOn(scan: Scan, text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (scan.inText) {
      at = scanText(scan, text, at);
      continue;
    }
    const character = text.charCodeAt(at);
    at += 1;
    if (character === QUOTE) scan.inText = true;
    else if (character === COLON) scan.members += 1;
    else if (character === BRACE || character === BRACKET) {
      scan.depth += 1;
      if (scan.depth > scan.deepest) scan.deepest = scan.depth;
    } else if (character === END_OF_OBJECT || character === END_OF_LIST) {
      scan.depth -= 1;
      if (scan.depth === 0) return at;
    }
  }
  return at;
}

/** The same within a text in quotation marks. */
function scanText(scan: Scan, text: string, from: number): number {
  const start = scan.escaped ? from + 1 : from;
  scan.escaped = false;
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (isEscaped(text, start, quote)) continue;
    scan.inText = false;
    return quote + 1;
  }
  scan.escaped = isEscaped(text, start, text.length);
  return text.length;
}

function isEscaped(text: string, start: number, at: number): boolean {
  let before = at;
  while (before > start && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}
