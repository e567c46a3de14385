import fc from "fast-check";
import { expect, it } from "vitest";
import { rowIdStarts } from "../../src/analyze/row-id.js";

function rowId(organisation: string, userId: number, dataSourceId: number): string {
  return `${rowIdStarts(organisation)(userId)}${dataSourceId}`;
}

it.each([
  ["acme", "ra-acme-u42-s3"],
  ["default", "ra-default-u42-s3"],
  ["Größe_1", "ra-Gr_f6__df_e_5f_1-u42-s3"],
  ["", "ra--u42-s3"],
  ["a-u1-s2", "ra-a-u1-s2-u42-s3"],
  ["1E5", "ra-1E5-u42-s3"],
])("of organisation %j", (organisation, id) => {
  expect(rowId(organisation, 42, 3)).toBe(id);
});

const slug = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("_", "-", "u", "s", "1", "f", "é", "_e9_", "\ud800") }),
);
const row = fc.tuple(slug, fc.nat(), fc.nat());

it("is different for different rows", () => {
  fc.assert(
    fc.property(row, row, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(rowId(...one) === rowId(...other)).toBe(same);
    }),
    { numRuns: 2000 },
  );
});

it("begins with letters and holds nothing that a spreadsheet could change", () => {
  fc.assert(
    fc.property(row, ([organisation, userId, dataSourceId]) => {
      expect(rowId(organisation, userId, dataSourceId)).toMatch(/^ra-[A-Za-z0-9_-]*-u\d+-s\d+$/);
    }),
  );
});
