import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "../../src/page/visible.js";

test.each([
  ["Eve \u202egnp.exe", "Eve [U+202E]gnp.exe"],
  ["Line\nBreak", "Line[U+000A]Break"],
  ["zero\u200bwidth", "zero[U+200B]width"],
  ["Sales\u00a0EMEA", "Sales[U+00A0]EMEA"],
  [" Sales ", "[U+0020]Sales[U+0020]"],
  ["two  blanks", "two [U+0020]blanks"],
  ["lone \ud83d surrogate", "lone [U+D83D] surrogate"],
  ["tag \u{e0041}", "tag [U+E0041]"],
  ["Ana\u200dlysts", "Ana[U+200D]lysts"],
  ["", ""],
])("%j reads %j", (text, expected) => {
  expect(visible(text)).toBe(expected);
});

test.each([
  "Ana García",
  "山田　太郎",
  "مريم الهاشمي",
  "می\u200cخواهم",
  "Operations 🛠\ufe0f",
  "★\ufe0f Leads",
  "👩\u200d💻 Team",
  "Größe; Łódź",
])("%s is left as it is", (name) => {
  expect(visible(name)).toBe(name);
});

test("every character is shown in one way, whatever version of Unicode runs this", () => {
  const hash = createHash("sha256");
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    hash.update(visible(`${character}\ufe0f${character}\u200d`));
  }
  expect(hash.digest("hex")).toBe("f1ca31229ce2b099af86cc29b2fd948ef4e98f5e23c2917c1ba5ac8598bb15aa");
});

test("no control or bidi control is left, whatever the text, and a second time changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u);
      expect(visible(shown)).toBe(shown);
    }),
  );
});
