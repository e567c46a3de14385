import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/model/table.js";
import { packColumn, unpackColumn } from "../../src/page/packing.js";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "0", "-0", "01", "12", "never", "unknown", "__proto__"),
  fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString()),
  fc.constantFrom("2026-11-25T09:15:00Z", "2026-11-25T09:15:00.000Z", "2026-02-30T00:00:00Z"),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.integer(),
  fc.constant(null),
  fc.array(text, { maxLength: 4 }),
);
/** Columns as tables have them, of one type, which are packed in ways of their own; and any mixture. */
const column = fc.oneof(
  fc.array(fc.integer()),
  fc.array(text),
  fc.array(fc.oneof(text, fc.constant(null))),
  fc.array(fc.oneof(fc.array(text, { maxLength: 4 }), fc.constant(null))),
  fc.array(fc.array(fc.nat().map(String), { maxLength: 4 })),
  fc.array(cell),
);

describe("a packed column", () => {
  it("gives back the very cells, whatever they are, through JSON", () => {
    fc.assert(
      fc.property(column, (cells) => {
        const through = JSON.parse(JSON.stringify(packColumn(cells)));
        expect(unpackColumn(through)).toEqual(cells);
      }),
    );
  });

  it.each<[string, Cell[], string]>([
    ["ascending ids", [3, 4, 9], '["steps",[3,1,5]]'],
    [
      "few different texts",
      ["a", "b", "a", "a", "b", "a", "a", "a"],
      '["choice",["a","b"],[0,1,0,0,1,0,0,0]]',
    ],
    ["lists of ids", [["2", "7"], [], null], '["lists",[2,0,-1],["digits",["plain",[2,7]]]]'],
    [
      "times",
      ["2026-11-25T09:15:00Z", "2026-11-25T09:15:00.250Z", "2026-11-25T09:15:00.000Z", "never"],
      '["times",[1795598100000,1795598100250,"2026-11-25T09:15:00.000Z","never"]]',
    ],
    ["anything else", ["a", "b", "c", null, "d"], '["plain",["a","b","c",null,"d"]]'],
  ])("writes %s in their own way", (_what, cells, packed) => {
    expect(JSON.stringify(packColumn(cells))).toBe(packed);
    expect(unpackColumn(JSON.parse(packed))).toEqual(cells);
  });
});
