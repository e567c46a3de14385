import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BETWEEN_ITEMS, fieldOfPieces } from "../../src/model/table.js";
import { csvForMachines } from "../../src/report/csv/machines.js";
import { csvForPeople } from "../../src/report/csv/people.js";
import { dangerousText } from "../helpers/formulas.js";

const piece = fc.oneof(
  dangerousText,
  fc.constantFrom("runs any SQL", ", through ", "Sales", "“a, b”", "; may run queries through ", "#17"),
  fc.string({ unit: "binary", maxLength: 4 }),
);

describe.each([
  ["people", csvForPeople],
  ["machines", csvForMachines],
])("a field for %s, of pieces", (_, format) => {
  const asked = (pieces: readonly string[]) =>
    pieces.reduce((asks, one) => asks | format.asks(one), format.asks(""));

  it("is that of the whole text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join("");
        expect(fieldOfPieces(format, text, asked(pieces))).toBe(format.field(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is that of the whole list", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (list) => {
        const items = list.map((item) => format.item(item));
        expect(fieldOfPieces(format, items.join(BETWEEN_ITEMS), asked(items))).toBe(format.field(list));
      }),
      { numRuns: 1_000 },
    );
  });
});

it("asks for a look at a field only where its text has to be changed", () => {
  const asks = (text: string) => [csvForPeople.asks(text), csvForMachines.asks(text)];
  expect(asks("Sales")).toEqual([1, 0]);
  expect(asks("reads, through A; may read")).toEqual([1, 1]);
  expect(asks('say "A"')).toEqual([2, 2]);
  expect(asks("x=1")).toEqual([2, 0]);
  expect(asks("two\nlines")).toEqual([2, 1]);
});
