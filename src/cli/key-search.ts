/** As long as every key and public link of Redash is: letters and digits. */
const KEY_LENGTH = 40;

/** Names beside which such a text is taken for a key: in JSON, in an address, in a sentence. */
const NAMED = /(api[_-]?key|secret|token|passw(?:or)?d|public_url|dashboards)[^A-Za-z0-9]{1,8}$/i;

/** As much of what stands before a key as its name can take. */
const REACH = 32;

/** What of the end of one chunk has to be seen again with the next. */
const OVERLAP = REACH + KEY_LENGTH + 1;

/**
 * Finds what looks like a key beside a name for one, in a stream of chunks, over the borders between chunks as well.
 * Feed it every chunk in order, and a line end after the last; it returns the name as soon as one is found. Hashes, which
 * are longer, are no keys.
 */
export function keySearch(): (chunk: Buffer) => string | undefined {
  let tail: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const border = Buffer.concat([tail, chunk.subarray(0, OVERLAP)]);
    const found = nameIn(border) ?? nameIn(chunk);
    tail = chunk.length < OVERLAP ? border.subarray(-OVERLAP) : chunk.subarray(-OVERLAP);
    return found;
  };
}

/**
 * From where the 40th byte of a key would be it is looked backwards: what stands before the first byte that is none of a
 * key cannot be one, so that most bytes are never read.
 */
function nameIn(bytes: Buffer): string | undefined {
  let before = -1;
  for (let last = before + KEY_LENGTH; last < bytes.length; last = before + KEY_LENGTH) {
    let at = last;
    while (at > before && isLetterOrDigit(bytes[at])) at -= 1;
    if (at > before) {
      before = at;
      continue;
    }
    let end = last + 1;
    while (end < bytes.length && isLetterOrDigit(bytes[end])) end += 1;
    // Where the chunk ends it may go on: the next one tells.
    if (end === last + 1 && end < bytes.length) {
      const name = NAMED.exec(bytes.toString("latin1", Math.max(0, before + 1 - REACH), before + 1))?.[1];
      if (name !== undefined) return name;
    }
    before = end;
  }
  return undefined;
}

const LETTERS_AND_DIGITS = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

function isLetterOrDigit(byte: number | undefined): boolean {
  return LETTERS_AND_DIGITS[byte as number] === 1;
}
