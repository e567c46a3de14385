import fc from "fast-check";
import { expect, it } from "vitest";
import { lineCounter } from "../../src/evidence/line-count.js";

function linesOf(chunks: readonly Uint8Array[]): number {
  const lines = lineCounter();
  for (const chunk of chunks) lines.add(chunk);
  return lines.count();
}

it.each([
  ["", 0],
  ["a", 0],
  ["a\n", 1],
  ["a\r\nb\r\n", 2],
  ["\n\n\n\n\n", 5],
  ['"a"\r\n"b"\r\n', 2],
  ['"a\r\nb"\r\n', 1],
  ['"a""\n""b"\n', 1],
  ['"\n\n\n\n\n\n', 0],
  // As long as a line feed and a quote, and no letter: what is told of four bytes at once must not mix them up.
  ["\u000b\u0009\u008a\u00a2!#\n", 1],
])("of %j are counted %i", (text, lines) => {
  expect(linesOf([Buffer.from(text, "latin1")])).toBe(lines);
});

it("lines of any bytes are counted as one looks at them one by one, wherever they lie and are cut", () => {
  const byte = fc.oneof(fc.constantFrom(0x22, 0x0a, 0x0d, 0x00, 0x23, 0x0b, 0x8a, 0xa2), fc.nat(255));
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), fc.array(fc.nat(60)), fc.nat(3), (bytes, cuts, offset) => {
      const moved = new Uint8Array([...new Array(offset).fill(0x0a), ...bytes]).subarray(offset);
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length];
      places.sort((a, b) => a - b);
      const chunks = places.map((place, index) => moved.subarray(places[index - 1] ?? 0, place));
      let quotes = 0;
      const ends = bytes.filter((one) => {
        if (one === 0x22) quotes += 1;
        return one === 0x0a && quotes % 2 === 0;
      });
      expect(linesOf(chunks)).toBe(ends.length);
    }),
    { numRuns: 2_000 },
  );
});
