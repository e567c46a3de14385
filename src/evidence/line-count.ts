const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** A byte in each of the four bytes of a word. */
const inEach = (byte: number) => Math.imul(byte, 0x01010101);
const QUOTES = inEach(QUOTE);
const LINE_FEEDS = inEach(LINE_FEED);
const ONES = inEach(0x01);
const HIGH = inEach(0x80);
const LOW = inEach(0x7f);

/**
 * Counts the lines of a CSV file, chunk by chunk, as RFC 4180 does: a line break inside quotes ends none.
 *
 * Every byte of gigabytes comes past here, and every eighth is a quote: four are looked at together, and of the quotes in
 * them no more is kept than whether their number is odd. Only where there may be a line feed is it looked at one by one.
 */
export function lineCounter() {
  let lines = 0;
  let isQuoted = false;
  const oneByOne = (bytes: Uint8Array, from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      if (bytes[index] === QUOTE) isQuoted = !isQuoted;
      else if (bytes[index] === LINE_FEED && !isQuoted) lines += 1;
    }
  };
  /** Goes past words without a line feed. The place of the first that may have one, or behind the last. */
  const goOn = (words: Int32Array, from: number): number => {
    let others = 0;
    let index = from;
    for (; index < words.length; index += 1) {
      const word = words[index] as number;
      if (mayHaveLineFeed(word)) break;
      others ^= othersIn(word);
    }
    if (isOdd(others)) isQuoted = !isQuoted;
    return index;
  };
  return {
    add(chunk: Uint8Array): void {
      // Words begin where four divides the place.
      const start = Math.min(chunk.length, -chunk.byteOffset & 3);
      const end = chunk.length - ((chunk.length - start) & 3);
      const words = wordsOf(chunk.subarray(start, end));
      oneByOne(chunk, 0, start);
      for (let index = goOn(words, 0); index < words.length; index = goOn(words, index + 1)) {
        oneByOne(chunk, start + index * 4, start + index * 4 + 4);
      }
      oneByOne(chunk, end, chunk.length);
    },
    count: () => lines,
  };
}

function wordsOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return length === 0 ? new Int32Array() : new Int32Array(buffer, byteOffset, length >> 2);
}

/** True wherever one of the four bytes is a line feed, and now and then where none is. */
function mayHaveLineFeed(word: number): boolean {
  const zeros = word ^ LINE_FEEDS;
  return ((zeros - ONES) & ~zeros & HIGH) !== 0;
}

/** The highest bit of each of the four bytes that is no quote: of four, an odd number where that of quotes is odd. */
function othersIn(word: number): number {
  const zeros = word ^ QUOTES;
  // Adding 0x7f to the lower seven bits reaches the highest unless they are all zero, and never the next byte.
  return ((zeros & LOW) + LOW) | zeros;
}

/** Whether the highest bits of the four bytes are odd in number. */
function isOdd(bits: number): boolean {
  const halves = bits ^ (bits >>> 16);
  return (((halves ^ (halves >>> 8)) >>> 7) & 1) === 1;
}
