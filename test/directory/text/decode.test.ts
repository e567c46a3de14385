import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeFile, NotUtf8 } from "../../../src/directory/text/decode.js";
import { rejectionOf } from "../../helpers/thrown.js";

const TEXT = "mail,name\r\nä@nordlicht.example,Ünal €\r\n";
const MARK = "\uFEFF";

async function* chunksOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(bytes: Uint8Array, { size = 65_536, asWindows = false } = {}) {
  const { encoding, pieces } = await decodeFile(chunksOf(bytes, size), "u.csv", asWindows);
  let text = "";
  for await (const piece of pieces) text += piece;
  return { encoding, text };
}

describe("decodeFile", () => {
  it.each([
    ["UTF-8", "utf-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", "utf-8", Buffer.from(MARK + TEXT)],
    ["UTF-16LE with a mark", "utf-16le", Buffer.from(MARK + TEXT, "utf16le")],
    ["UTF-16LE without a mark", "utf-16le", Buffer.from(TEXT, "utf16le")],
    ["UTF-16BE with a mark", "utf-16be", Buffer.from(MARK + TEXT, "utf16le").swap16()],
    ["UTF-16BE without a mark", "utf-16be", Buffer.from(TEXT, "utf16le").swap16()],
  ])("reads %s, wherever it is cut", async (_, encoding, bytes) => {
    for (const size of [1, 3, 65_536]) {
      expect(await decode(bytes, { size })).toEqual({ encoding, text: TEXT });
    }
  });

  it("reads nothing from nothing", async () => {
    expect(await decode(new Uint8Array())).toEqual({ encoding: "utf-8", text: "" });
  });

  it.each([
    ["in the first chunk", ""],
    ["in later ones", "a".repeat(512)],
  ])("reads any text in UTF-8, %s", async (_, before) => {
    // Marks too: only the one that begins a file is no text.
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme-ascii" }),
      fc.constant(MARK),
    );
    const text = fc.array(part).map((parts) => `a${before}${parts.join("").replaceAll("\0", "")}`);
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (string, size) => {
        expect((await decode(Buffer.from(string), { size })).text).toBe(string);
      }),
    );
  });

  it("tells the line that is not UTF-8, and reads Windows-1252 when it is asked to", async () => {
    const bytes = iconv.encode(`mail,name\r\n${TEXT}`, "windows-1252");
    for (const size of [1, 65_536]) {
      await expect(decode(bytes, { size })).rejects.toEqual(new NotUtf8(3));
      expect(await decode(bytes, { size, asWindows: true })).toEqual({
        encoding: "windows-1252",
        text: `mail,name\r\n${TEXT}`,
      });
    }
  });

  it("tells the line also where the chunk before ended within a character", async () => {
    const bytes = Buffer.concat([Buffer.from(`${"a".repeat(599)}ä\n\n`), Buffer.from([0xff])]);
    await expect(decode(bytes, { size: 600 })).rejects.toEqual(new NotUtf8(3));
  });

  it("takes half a character at the end for Windows-1252 only where no whole one came before", async () => {
    await expect(decode(Buffer.from("name\nRen\xe9", "latin1"))).rejects.toEqual(new NotUtf8(2));
    const cut = Buffer.from("Zoë\nRené").subarray(0, -1);
    expect(await rejectionOf(decode(cut))).toMatchObject({
      code: "directory_unreadable",
      message: "u.csv is UTF-8, and line 2 is damaged or cut within a character.",
      place: "u.csv:2",
    });
  });

  it.each([
    ["UTF-8", Buffer.concat([Buffer.from(`${MARK}a\nb`), Buffer.from([0xff])]), "UTF-8", 2],
    ["UTF-16", Buffer.from(`${MARK}a\nbc`, "utf16le").subarray(0, -1), "UTF-16LE", 2],
    ["UTF-16", Buffer.from(`${MARK}a\n\ud800b`, "utf16le"), "UTF-16LE", 2],
  ])("refuses %s that says so and is damaged", async (_, bytes, encoding, line) => {
    expect(await rejectionOf(decode(bytes))).toMatchObject({
      code: "directory_unreadable",
      message: `u.csv is ${encoding}, and line ${line} is damaged or cut within a character.`,
      place: `u.csv:${line}`,
    });
  });

  it("refuses a byte that Windows-1252 does not have", async () => {
    const bytes = Buffer.from("name\nM\x81ller\n", "latin1");
    expect(await rejectionOf(decode(bytes, { asWindows: true }))).toMatchObject({
      message: "u.csv is neither UTF-8 nor Windows-1252: line 2 holds a byte that neither has.",
      place: "u.csv:2",
    });
  });

  it.each([
    ["PK\x03\x04\x14\0", "u.csv is an Excel workbook or another zip file, not a text file."],
    ["\x1f\x8b\x08\0", "u.csv is compressed (gzip), not a text file."],
    ["\xd0\xcf\x11\xe0\xa1", "u.csv is an old Excel workbook, not a text file."],
    ["%PDF-1.7", "u.csv is a PDF, not a text file."],
    ["a,b\n1,\0\n", "u.csv is not a text file: line 2 holds a zero byte."],
  ])("refuses %j by name", async (text, message) => {
    const problem = await rejectionOf(decode(Buffer.from(text, "latin1")));
    expect(problem).toMatchObject({ code: "directory_unreadable", message });
  });

  it("closes the file, whoever stops first", async () => {
    const closed: string[] = [];
    async function* file(text: string) {
      try {
        yield Buffer.from(text.repeat(512));
        yield Buffer.from(text);
      } finally {
        closed.push(text);
      }
    }
    const { pieces } = await decodeFile(file("a"), "u.csv", false);
    for await (const _ of pieces) break;
    await rejectionOf(decodeFile(file("%PDF"), "u.csv", false));
    expect(closed).toEqual(["a", "%PDF"]);
  });
});
