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
 * From every 40th byte it is looked backwards: no run of 40 fits between two of them, so that most bytes are never read.
 */
function nameIn(bytes: Buffer): string | undefined {
  for (let at = KEY_LENGTH - 1; at < bytes.length; at += KEY_LENGTH) {
    if (!isLetterOrDigit(bytes[at])) continue;
    let start = at;
    while (start > 0 && isLetterOrDigit(bytes[start - 1])) start -= 1;
    let end = at + 1;
    while (end < bytes.length && isLetterOrDigit(bytes[end])) end += 1;
    // Where the chunk ends it may go on: the next one tells.
    if (end - start === KEY_LENGTH && end < bytes.length) {
      const before = bytes.toString("latin1", Math.max(0, start - REACH), start);
      const name = NAMED.exec(before)?.[1];
      if (name !== undefined) return name;
    }
    at = end - 1;
  }
  return undefined;
}

function isLetterOrDigit(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
