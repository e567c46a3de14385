import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutraliseText } from "../../../src/report/safety/spreadsheet.js";
import { dangerousText, startsFormula } from "../../helpers/formulas.js";

describe("neutraliseText", () => {
  it.each([
    ['=HYPERLINK("http://x.example","ok")', `'=HYPERLINK("http://x.example","ok")`],
    ["-5", "'-5"],
    ["+4917012345", "'+4917012345"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["|calc", "'|calc"],
    ["%PATH%", "'%PATH%"],
    ["\t=1", "'\t'=1"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["﹦1", "'﹦1"],
    ["\u0000=1", "'\u0000=1"],
    [" =1", "' =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\ufeff=1", "'\ufeff=1"],
    ["\u200b\u2060=1", "'\u200b\u2060=1"],
    ['"=1', `'"=1`],
    ["a;=1", "a;'=1"],
    ["a; =1", "a;' =1"],
    ["a\\;=1;b", "a\\;'=1;b"],
    ["a\t-1", "a\t'-1"],
    ["a\r\n=1", "a\r\n'=1"],
    ['a;"=1', `a;'"=1`],
    ["a,@x", "a,'@x"],
    ["||=1", "'|'|'=1"],
  ])("makes text of %j", (text, expected) => {
    expect(neutraliseText(text)).toBe(expected);
  });

  it.each([
    "",
    "Größe; Łódź, 東京",
    "Тест",
    "a-b",
    "a=b",
    "50%",
    "o'neil+x@example.com",
    "Sales - EMEA",
    "x\ny",
    "'=1",
    "1;2",
    "❤️ team",
  ])("leaves %j alone", (text) => {
    expect(neutraliseText(text)).toBe(text);
  });

  it("knows every character that normalises to a trigger", () => {
    const missed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const risky = /^[=+\-@|%]/.test(character.normalize("NFKC"));
      if (risky !== neutraliseText(`${character}x`).startsWith("'") && !/[\t\r\n']/.test(character)) {
        missed.push(code.toString(16));
      }
    }
    expect(missed).toEqual([]);
  });

  it("leaves no piece that starts a formula, wherever a program cuts the text", () => {
    fc.assert(
      fc.property(dangerousText, (text) => {
        const pieces = neutraliseText(text).split(/[,;|\t\r\n]/);
        expect(pieces.filter(startsFormula)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("changes nothing the second time, and only adds apostrophes", () => {
    fc.assert(
      fc.property(dangerousText, (text) => {
        const once = neutraliseText(text);
        expect(neutraliseText(once)).toBe(once);
        expect(once.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
      }),
    );
  });

  it("takes time in proportion to the text: a long run of separators is walked once", () => {
    const text = `${"\t".repeat(200_000)}x`;
    expect(neutraliseText(text)).toBe(`'${text}`);
  });
});
