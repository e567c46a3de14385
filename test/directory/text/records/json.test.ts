import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonRecords } from "../../../../src/directory/text/records/json.js";
import { inPieces, parseText } from "../../../helpers/parse-text.js";
import { rejectionOf } from "../../../helpers/thrown.js";

const parse = (text: string) => parseText(jsonRecords, "users.json", text);

describe("the parser of JSON", () => {
  it("takes the entries of a list at the top as records, with the line where each begins", async () => {
    expect(await parse('[\n  {"id": "a"},\n  {\n    "id": "b"\n  }\n]\n')).toEqual({
      records: [
        { list: "", value: { id: "a" }, place: "users.json: record 1 (line 2)" },
        { list: "", value: { id: "b" }, place: "users.json: record 2 (line 3)" },
      ],
      unusable: [],
      warnings: [],
      head: null,
      lists: [""],
      columns: [],
      header: [],
    });
  });

  it("takes the objects of lists below the top and in _embedded, and keeps the rest as the head", async () => {
    const file = await parse(
      JSON.stringify({
        schemas: ["urn:list"],
        users: [{ id: "a", emails: [{ value: "a@nordlicht.example" }] }],
        none: [],
        group: { id: "g", parents: [{ id: "p" }] },
        _embedded: { users: [{ id: "b" }], size: 1 },
        next: null,
      }),
    );
    expect(file.records).toEqual([
      {
        list: "users",
        value: { id: "a", emails: [{ value: "a@nordlicht.example" }] },
        place: "users.json: record 1 of users (line 1)",
      },
      {
        list: "_embedded.users",
        value: { id: "b" },
        place: "users.json: record 1 of _embedded.users (line 1)",
      },
    ]);
    expect(file.lists).toEqual(["users", "none", "_embedded.users"]);
    expect(file.head).toEqual({
      schemas: ["urn:list"],
      group: { id: "g", parents: [{ id: "p" }] },
      _embedded: { size: 1 },
      next: null,
    });
  });

  it("gives the records of any JSON, however it is laid out and cut", async () => {
    const lists = fc.array(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 4 })));
    await fc.assert(
      fc.asyncProperty(lists, fc.nat(3), fc.integer({ min: 1, max: 9 }), async (list, indent, size) => {
        const text = JSON.stringify(list, null, indent);
        fc.pre(!/\d{16}/.test(text));
        const { records } = await parseText(jsonRecords, "users.json", ...inPieces(text, size));
        expect(records.map(({ value }) => value)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("finds the end of a record whatever its texts hold, wherever it is cut", async () => {
    const unit = fc.constantFrom("\\", '"', "{", "}", "[", "]", ":", ",", "\n", "a", "ä");
    const records = fc.array(fc.dictionary(fc.string({ unit }), fc.string({ unit })), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 9 }), async (list, size) => {
        const file = await parseText(jsonRecords, "users.json", ...inPieces(JSON.stringify(list), size));
        expect(file.records.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  it("goes on with the next record after one that is not as usual", async () => {
    const deep = `{"a":${"[".repeat(40)}${"]".repeat(40)}}`;
    const { records } = await parse(`[{"a":1},\n{"a":9007199254740993},\n${deep},{"a":2}]`);
    expect(records.map(({ place }) => place)).toEqual([
      "users.json: record 1 (line 1)",
      "users.json: record 2 (line 2)",
      "users.json: record 3 (line 3)",
      "users.json: record 4 (line 3)",
    ]);
    expect(records[3]?.value).toEqual({ a: 2 });
  });

  it("counts lines across pieces", async () => {
    const pieces = inPieces('[{"a":\n"ä"},\r\n\n{"b":1}]', 1);
    const { records } = await parseText(jsonRecords, "u.json", ...pieces);
    expect(records.map(({ place }) => place)).toEqual([
      "u.json: record 1 (line 1)",
      "u.json: record 2 (line 4)",
    ]);
  });

  it("keeps the digits of whole numbers that a number cannot hold", async () => {
    const { records } = await parse('[{"a":9007199254740993,"b":9007199254740991,"c":-12.5e1,"d":1e21}]');
    expect(records[0]?.value).toEqual({ a: "9007199254740993", b: 9007199254740991, c: -125, d: 1e21 });
  });

  it("keeps a member of the name __proto__ as what it is", async () => {
    const { records } = await parse('[{"__proto__":{"admin":true}}]');
    expect(Object.entries(records[0]?.value as object)).toEqual([["__proto__", { admin: true }]]);
  });

  it.each([
    ["[1]", "line 1 has a list of plain values instead of objects"],
    ["[null]", "line 1 has a list of plain values instead of objects"],
    ["[\n[1]]", "line 2 has a list of lists"],
    ['"users"', "line 1 has neither a list nor an object"],
    ['{"users":[{},\n1]}', "line 2 has a list of objects and of other values"],
    ['{"users":[1,\n{}]}', "line 2 has a list of objects and of other values"],
    ['[{"a":1},\n]', "line 2 has ] where a value should stand"],
    ["[{}\n{}]", "line 2 has { where a comma or the end of the list or object should stand"],
    ["[{},,{}]", "line 1 has a comma where a value should stand"],
    ["[{]", "line 1 has ] where a name in double quotes or } should stand"],
    ['{"a"\n"b"}', "line 2 has a text where a colon should stand"],
    ["{1:2}", "line 1 has 1 where a name in double quotes or } should stand"],
    ["[{}]\n[{}]", "line 2 has something after the end of its JSON: a second answer"],
  ])("refuses %j with the line", async (text, what) => {
    const problem = await rejectionOf(parse(text));
    expect(problem).toMatchObject({
      code: "directory_unreadable",
      message: `users.json cannot be read: ${what}.`,
      place: `users.json:${/line (\d+)/.exec(what)?.[1]}`,
    });
  });

  it("refuses a name that comes twice in one object, at any depth", async () => {
    const nested = await rejectionOf(parse('[{"profile":\n{"email":"a",\n"email":"b"}}]'));
    expect(nested.message).toBe(
      'users.json cannot be read: line 3 has "email" twice in one object, and nothing tells which of the two holds.',
    );
    const top = await rejectionOf(parse('{"users":[],\n"users":[]}'));
    expect(top.place).toBe("users.json:2");
  });

  it.each([
    ["[{\n'a': 1}]", 'users.json is not JSON: line 2 has "\'" where none may stand.'],
    ['[{"a": 1}\n// all\n]', 'users.json is not JSON: line 2 has "/" where none may stand.'],
    ['[{"a": "ä\n"}]', 'users.json is not JSON: line 1 has "\\n" where none may stand.'],
    ['[{"a": NaN}]', 'users.json is not JSON: line 1 has "N" where none may stand.'],
  ])("refuses %j, which is no JSON", async (text, message) => {
    expect(await rejectionOf(parse(text))).toMatchObject({ code: "directory_unreadable", message });
  });

  it("refuses a file that stops within its JSON, wherever it was cut", async () => {
    const text = '{"users": [\n{"id": "a", "n": -12, "on": true}]}';
    for (const end of Array.from(text, (_, index) => index).slice(1)) {
      const problem = await rejectionOf(parse(text.slice(0, end)));
      expect(problem.message).toBe(
        `users.json is cut short: it stops within its JSON, in line ${end > 11 ? 2 : 1}.`,
      );
    }
  });

  it("refuses values nested more than 64 deep", async () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect((await parse(nested(64))).records).toEqual([]);
    expect((await rejectionOf(parse(nested(65)))).message).toBe(
      "users.json cannot be read: line 1 has values nested more than 64 deep.",
    );
  });

  it("refuses a text of more than 4 MiB, before and after its end has come", async () => {
    const long = "x".repeat(4 * 1024 * 1024 + 1);
    for (const text of [`[{"a":"${long}"}]`, `[{"a":"${long}`]) {
      expect((await rejectionOf(parse(text))).message).toBe(
        "users.json cannot be read: line 1 has more than 4 MiB in one text.",
      );
    }
  });

  it("refuses a record of more than 128 MiB", async () => {
    const mebibyte = `"${"x".repeat(1024 * 1024)}",`;
    const pieces = ['[{"a":[', ...Array.from({ length: 129 }, () => mebibyte)];
    expect((await rejectionOf(parseText(jsonRecords, "users.json", ...pieces))).message).toBe(
      "users.json cannot be read: line 1 has more than 128 MiB in one value.",
    );
  });
});
