import { spawnSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowsInRuns } from "../../../src/analyze/recurring-runs.js";
import type { Cell, Column, Run, Table } from "../../../src/model/table.js";
import { joinList } from "../../../src/report/csv/format.js";
import { csvForPeople } from "../../../src/report/csv/people.js";
import { type CsvAudience, csvChunks } from "../../../src/report/reporters/csv.js";
import { neutraliseText } from "../../../src/report/safety/spreadsheet.js";
import { cellsSeen, dangerousText, startsFormula } from "../../helpers/formulas.js";

function tableOf(names: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const columns = names.map<Column>((name) => ({ name, title: name, type: "text", description: name }));
  return { id: "t", title: "T", description: "T", columns, rowCount: rows.length, rows: () => rows };
}

/** The same rows, cut behind each of the given places. */
function inRuns(table: Table, cuts: readonly number[]): Table {
  const known = new Map<string, Run>();
  const shared = (run: Run): Run => {
    const key = JSON.stringify(run);
    if (!known.has(key)) known.set(key, run);
    return known.get(key) as Run;
  };
  return {
    ...table,
    ...rowsInRuns(function* () {
      for (const row of table.rows()) {
        yield [0, ...cuts].map((cut, index) => shared(row.slice(cut, cuts[index] ?? row.length)));
      }
    }),
  };
}

function csv(table: Table, audience: CsvAudience): Buffer {
  return Buffer.concat([...csvChunks(table, audience)]);
}

const NAMES = [
  '=HYPERLINK("http://x.example","ok")',
  "-5",
  "@SUM(A1)",
  "\t=1",
  "＝1",
  "a;=1",
  "Größe; Łódź, 東京",
  "Тест",
  "219E01BE",
  "0012",
  "1-2",
  "MAR1",
  "468768768833943384",
  "+4917012345",
  'Finance, Tax "and" Treasury',
  "finance,ops",
  "CN=Fin,OU=G,DC=x",
  "two\r\nlines",
  "",
  " blanks ",
  "\ufeffx",
];
const ROWS = NAMES.map((name, index): Cell[] => [index, name, [name, "b\\c"], null, -3]);
const TABLE = tableOf(["id", "name", "groups", "nothing", "difference"], ROWS);

describe("csvChunks for people", () => {
  it("begins with a BOM and the header at once, and ends every line with CRLF", () => {
    const bytes = csv(tableOf(["row_id", "name"], [["ra-1", "Größe; Łódź, 東京"]]), "people");
    expect(bytes).toEqual(Buffer.from('\ufeff"row_id","name"\r\n"ra-1","Größe; Łódź, 東京"\r\n'));
  });

  it("neutralises names and leaves numbers alone", () => {
    expect(
      csv(
        tableOf(
          ["name", "difference"],
          [
            ["-5", -3],
            ["=1", 0],
          ],
        ),
        "people",
      ).toString(),
    ).toBe('\ufeff"name","difference"\r\n"\'-5","-3"\r\n"\'=1","0"\r\n');
  });

  it("gives back every cell, neutralised", () => {
    const records: string[][] = parse(csv(TABLE, "people"), { bom: true, from: 2 });
    expect(records.map((record) => record[1])).toEqual(NAMES.map(neutraliseText));
    expect(new Set(records.map((record) => record[4]))).toEqual(new Set(["-3"]));
  });

  it.each([
    ["a strict reader of commas", (text: Buffer) => parse(text, { bom: true }).flat()],
    ["one that knows no quotes, at commas", (text: Buffer) => cutsAt(text, ",")],
    ["one that knows no quotes, at semicolons", (text: Buffer) => cutsAt(text, ";")],
    ["one that knows no quotes, at tabs", (text: Buffer) => cutsAt(text, "\t")],
    ["a spreadsheet that separates by commas", (text: Buffer) => cellsSeen(`${text}`, ",")],
    ["a spreadsheet that separates by semicolons", (text: Buffer) => cellsSeen(`${text}`, ";")],
    ["a spreadsheet that separates by tabs", (text: Buffer) => cellsSeen(`${text}`, "\t")],
  ])("gives no cell that starts a formula to %s", (_, read: (text: Buffer) => string[]) => {
    const row = fc.array(fc.oneof(dangerousText, fc.array(dangerousText, { maxLength: 3 })), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const text = csv(tableOf(["a", "b", "c"], rows), "people");
        expect(read(text).filter(startsFormula)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("writes a cell as if it stood alone, whatever stood above it: csv-stringify is the judge", () => {
    const list = ["a;b", "=1"];
    const cells: Cell[] = ["", "0", 0, -0, null, "=1", 'say "x"', list, [...list], [], [""]];
    const rows = fc.array(fc.array(fc.constantFrom(...cells), { minLength: 1, maxLength: 3 }));
    const textOf = (cell: Cell) => {
      if (typeof cell === "number") return String(cell);
      return neutraliseText(typeof cell === "object" ? joinList(cell ?? []) : cell);
    };
    fc.assert(
      fc.property(rows, (some) => {
        const judged = stringify(
          some.map((row) => row.map((cell) => textOf(cell))),
          { quoted: true, quoted_empty: true, record_delimiter: "\r\n" },
        );
        expect(csvForPeople.lines(some)).toBe(judged);
      }),
    );
  });

  function cutsAt(text: Buffer, delimiter: string): string[] {
    return parse(text, { bom: true, delimiter, quote: null, relax_column_count: true }).flat();
  }
});

describe("csvChunks for machines", () => {
  it("has no BOM: the first column is found under its name", () => {
    const [first] = parse(csv(TABLE, "machines"), { columns: true }) as Record<string, string>[];
    expect(Object.keys(first ?? {})).toEqual(["id", "name", "groups", "nothing", "difference"]);
  });

  it("gives back the exact text", () => {
    const records: string[][] = parse(csv(TABLE, "machines"), { from: 2 });
    expect(records).toEqual(
      NAMES.map((name, index) => [`${index}`, name, joinList([name, "b\\c"]), "", "-3"]),
    );
  });

  it("gives back any text exactly", () => {
    const text = fc.oneof(dangerousText, fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read = parse(csv(tableOf(["a", "b"], rows), "machines"), { from: 2, record_delimiter: "\n" });
        expect(read).toEqual(rows);
      }),
    );
  });

  it("ends lines with LF and quotes only what must be", () => {
    expect(
      csv(
        tableOf(
          ["a", "b"],
          [
            ["x", "=1"],
            ["y,z", ""],
          ],
        ),
        "machines",
      ).toString(),
    ).toBe('a,b\nx,=1\n"y,z",\n');
  });

  const python = spawnSync("python3", ["--version"]);
  it.skipIf(python.error !== undefined)("is read back exactly by Python's csv", () => {
    const script =
      "import csv,json,sys,io;print(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer,'utf-8',newline='')))))";
    const run = spawnSync("python3", ["-c", script], { input: csv(TABLE, "machines"), encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout).slice(1)).toEqual(
      NAMES.map((name, index) => [`${index}`, name, joinList([name, "b\\c"]), "", "-3"]),
    );
  });
});

describe("a table in runs", () => {
  const values = (audience: CsvAudience) => (cell: Cell) => {
    const value = typeof cell === "object" && cell !== null ? joinList(cell) : cell;
    return audience === "people" && typeof value === "string" ? neutraliseText(value) : value;
  };
  /** What csv-stringify alone gives for the whole table. */
  function whole(table: Table, audience: CsvAudience): Buffer {
    const rows = [
      table.columns.map(({ name }) => name),
      ...[...table.rows()].map((row) => row.map(values(audience))),
    ];
    const people = { bom: true, quoted: true, quoted_empty: true, record_delimiter: "\r\n" };
    return Buffer.from(
      stringify(
        rows,
        audience === "people" ? people : { record_delimiter: "\n", quote_record_delimiter: true },
      ),
    );
  }

  it.each<CsvAudience>(["people", "machines"])("has the bytes of csv-stringify alone, for %s", (audience) => {
    const cell = fc.oneof(
      dangerousText,
      fc.constantFrom<Cell>("ra-acme-u1-s2", "a b", "", null, -3, 0, 12),
      fc.array(dangerousText, { maxLength: 2 }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.subarray([1, 2, 3, 4]), (cells, cuts) => {
        const table = tableOf(["a", "b", "c", "d", "e"], cells);
        expect(csv(inRuns(table, cuts), audience)).toEqual(whole(table, audience));
        expect(csv(table, audience)).toEqual(whole(table, audience));
      }),
    );
  });

  it("is cut into chunks of its lines, also where one cell is larger than a chunk", () => {
    const rows = Array.from({ length: 6_000 }, (_, index): Cell[] => [
      index,
      `x${index % 7}`,
      "y".repeat(1_000),
      "e",
    ]);
    rows.splice(9, 0, [1, "z".repeat(9_000_000), "y", "e"]);
    const table = inRuns(tableOf(["a", "b", "c", "d"], rows), [1, 3]);
    const chunks = [...csvChunks(table, "people")];
    expect(chunks.length).toBeGreaterThan(3);
    expect(Buffer.concat(chunks).equals(whole(table, "people"))).toBe(true);
  });
});

describe("joinList", () => {
  it.each([
    [[], ""],
    [["finance,ops", "ops"], "finance,ops;ops"],
    [["a;b", "c\\", ";"], "a\\;b;c\\\\;\\;"],
  ])("joins %j", (items, joined) => {
    expect(joinList(items)).toBe(joined);
  });

  it("loses nothing: the items can be told apart again", () => {
    const item = fc.string({ unit: fc.constantFrom(";", "\\", "a"), minLength: 1 });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        const read = [...joinList(items).matchAll(/(?:\\.|[^;\\])+/gs)].map(([part]) =>
          part.replaceAll(/\\(.)/gs, "$1"),
        );
        expect(read).toEqual(items);
      }),
    );
  });
});
