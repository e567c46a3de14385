import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords } from "../../../../src/directory/text/records/csv.js";
import { inPieces, parseText } from "../../../helpers/parse-text.js";
import { rejectionOf } from "../../../helpers/thrown.js";

const parse = (text: string) => parseText(csvRecords, "users.csv", text);
const rows = async (text: string) => (await parse(text)).records.map(({ place, value }) => [place, value]);

describe("the parser of CSV", () => {
  it("gives rows by column, lower case and trimmed, with their lines", async () => {
    expect(await parse("E-Mail , Name\r\na@nordlicht.example,Ana\r\nb@nordlicht.example, Bo\r\n")).toEqual({
      records: [
        { list: "", value: { "e-mail": "a@nordlicht.example", name: "Ana" }, place: "users.csv:2" },
        { list: "", value: { "e-mail": "b@nordlicht.example", name: " Bo" }, place: "users.csv:3" },
      ],
      unusable: [],
      warnings: [],
      head: null,
      lists: [""],
      columns: ["e-mail", "name"],
      header: ["E-Mail", "Name"],
    });
  });

  it.each([
    ["comma", "mail,name;x\na,b;c\n", { mail: "a", "name;x": "b;c" }],
    ["semicolon", "mail;name, first;x\na;b,c;d\n", { mail: "a", "name, first": "b,c", x: "d" }],
    ["tab", "mail\tname\na\tb,c\n", { mail: "a", name: "b,c" }],
    ["none", "mail\na\n", { mail: "a" }],
    ["semicolon outside of quotes", '"a,b,c";d\n1;2\n', { "a,b,c": "1", d: "2" }],
    ["the one that Excel names", "sep=;\nmail;a,b,c\nx;y\n", { mail: "x", "a,b,c": "y" }],
  ])("tells the separator: %s", async (_, text, value) => {
    expect((await parse(text)).records.map((record) => record.value)).toEqual([value]);
  });

  it("leaves out PowerShell's first line and empty lines, and counts them", async () => {
    expect(await rows('#TYPE Selected.User\r\n"a","b"\r\n\r\n"1","2"\r\n\r\n')).toEqual([
      ["users.csv:4", { a: "1", b: "2" }],
    ]);
  });

  it("leaves out rows of nothing but separators, as Excel writes them, and counts them", async () => {
    expect(await rows("a,b\n,\n1,2\n , \n")).toEqual([["users.csv:3", { a: "1", b: "2" }]]);
  });

  it("reads line breaks and double quotes in quoted cells, and counts the lines", async () => {
    expect(await rows('a,b\r\n"x\r\ny\nz","""q"""\r\n1,2')).toEqual([
      ["users.csv:2", { a: "x\r\ny\nz", b: '"q"' }],
      ["users.csv:5", { a: "1", b: "2" }],
    ]);
  });

  it("reads lines that end in different ways", async () => {
    expect(await rows("a,b\r\n1,2\n3,4\r5,6")).toEqual([
      ["users.csv:2", { a: "1", b: "2" }],
      ["users.csv:3", { a: "3", b: "4" }],
      ["users.csv:4", { a: "5", b: "6" }],
    ]);
  });

  it("gives the same, wherever the text is cut", async () => {
    const text = '#TYPE X\r\n"a";b\r\n"1\r\n""2";ä\r\n\r\n3\r\n4;5;;\r\n6;7;8\r\n';
    const whole = await parse(text);
    expect(whole.records).toHaveLength(3);
    for (const size of [1, 2, 3, 7]) {
      expect(await parseText(csvRecords, "users.csv", ...inPieces(text, size))).toEqual(whole);
    }
  });

  it("gives back any cells that are written as RFC 4180 says", async () => {
    const cell = fc.string({ unit: "grapheme" });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const lines = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","));
        const { records } = await parse(["a,b", ...lines].join("\r\n"));
        const told = cells.filter((row) => row.some((one) => one.trim() !== ""));
        expect(records.map(({ value }) => value)).toEqual(told.map(([a, b]) => ({ a, b })));
      }),
    );
  });

  it("reads a row with fewer cells, with a warning, as one that does not tell them", async () => {
    const file = await parse("a,b,c\n1,2\n3,4,5\n");
    expect(file.records.map(({ value }) => value)).toEqual([
      { a: "1", b: "2" },
      { a: "3", b: "4", c: "5" },
    ]);
    expect(file.warnings).toEqual(["users.csv:2: 2 cells under 3 columns"]);
  });

  it("names twenty such rows, and counts the others", async () => {
    const { warnings } = await parse(`a,b\n${"1\n".repeat(23)}`);
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toBe("users.csv: 3 further rows with fewer cells than the header");
  });

  it("does not use a row that has text in more cells than there are columns", async () => {
    const file = await parse("a,b\n1,2,,\n3,4,5\n");
    expect(file.records.map(({ place }) => place)).toEqual(["users.csv:2"]);
    expect(file.warnings).toEqual([]);
    expect(file.unusable).toEqual([
      ["users.csv:3", "3 cells under 2 columns: nobody knows which cell is which"],
    ]);
  });

  it("reads no column without a name, and says so where it is not at the end", async () => {
    const file = await parse("a,,b,,\n1,2,3,,\n");
    expect(file.columns).toEqual(["a", "b"]);
    expect(file.records[0]?.value).toEqual({ a: "1", b: "3" });
    expect(file.warnings).toEqual(["users.csv:1: column 2 has no name, and is not read"]);
  });

  it("refuses a header that names a column twice, and says where", async () => {
    expect(await rejectionOf(parse("#TYPE X\nMail,Name, mail\n1,2,3\n"))).toMatchObject({
      code: "directory_unreadable",
      message: 'users.csv names the column "mail" twice: columns 1 and 3.',
      place: "users.csv:2",
    });
  });

  it.each([
    ['a,b\n1,2\n3,"4\n5,6\n', 3, "a double quote that is never closed"],
    ['a,b\n\n1,x"y"\n2,3\n', 3, "a double quote within a cell that does not begin with one"],
    ['a,b\n1,"x"y\n2,3\n', 2, "text behind the double quote that closes a cell"],
    [`a,b\n1,"${"x".repeat(4 * 1024 * 1024 + 1)}"\n`, 2, "more than 4 MiB"],
  ])("refuses a row that is not CSV, with its line", async (text, line, what) => {
    expect(await rejectionOf(parse(text))).toMatchObject({
      code: "directory_unreadable",
      message: `users.csv cannot be read: the row that begins in line ${line} has ${what}.`,
      place: `users.csv:${line}`,
    });
  });

  it.each(["", "\n \n", "#TYPE X\n", ",,\n1,2,3\n", '"a,b\n1,2\n'])(
    "refuses %j, which has no header",
    async (text) => {
      expect(await rejectionOf(parse(text))).toMatchObject({
        code: "directory_unreadable",
        message: "users.csv has no first line with the names of columns.",
      });
    },
  );

  it("refuses a first line that does not end", async () => {
    const parser = csvRecords("users.csv", { record() {}, unusable() {}, warn() {} });
    expect(() => {
      for (let count = 0; count < 5; count += 1) parser.write("x".repeat(1024 * 1024));
    }).toThrow("users.csv has no first line with the names of columns.");
  });
});
