import fc from "fast-check";
import { expect, test } from "vitest";
import { byteSearch } from "../../src/cli/byte-search.js";

const bytes = (text: string) => Buffer.from(text, "utf8");

test("what is looked for is found inside a chunk and over the borders of several", () => {
  const find = byteSearch([bytes("secret"), bytes("äöü")]);
  expect(find(bytes("nothing here, se"))).toBe(false);
  expect(find(bytes("cr"))).toBe(false);
  expect(find(bytes("et and more"))).toBe(true);
  expect(byteSearch([bytes("secret")])(bytes("a secret."))).toBe(true);
});

test("with nothing to look for nothing is found", () => {
  expect(byteSearch([])(bytes("anything"))).toBe(false);
});

test("however a text is cut into chunks, a search finds what a search of the whole finds", () => {
  const few = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(few, { maxLength: 12 }),
      fc.array(few, { minLength: 1, maxLength: 3 }),
      (chunks, needles) => {
        const find = byteSearch(needles.map(bytes));
        const found = chunks.map((chunk) => find(bytes(chunk))).includes(true);
        expect(found).toBe(needles.some((needle) => chunks.join("").includes(needle)));
      },
    ),
  );
});
