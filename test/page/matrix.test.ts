import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { covers, inView, lookedFor, type Matrix, matrixOf, narrowed, sizeOf } from "../../src/page/matrix.js";
import { openPage } from "../../src/page/page.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { smallSnapshot } from "../helpers/page.js";

const page = openPage(pageDataOf(buildReport(smallSnapshot())));
const matrix = matrixOf(page);
const cell = (groupId: number, sourceId: number) =>
  matrix.cellOf(page.placesOfGroups.get(groupId) ?? -1, page.placesOfSources.get(sourceId) ?? -1);

const cells = (rows: number, columns: number): Matrix => ({
  rows: Array.from({ length: rows }, (_, place) => place),
  columns: Array.from({ length: columns }, (_, place) => place),
  cellOf: () => null,
});

describe("the matrix", () => {
  it("has the grant of each group and data source", () => {
    expect([matrix.rows.length, matrix.columns.length]).toEqual([5, 3]);
    expect([cell(3, 1), cell(2, 1), cell(3, 3), cell(4, 1)]).toEqual(["full", "view", "unknown", null]);
  });

  it("has no empty row for a group that reaches everything by permission", () => {
    expect([cell(1, 1), cell(1, 2)]).toEqual(["admin", "admin"]);
  });

  it("does not say that administrators reach what the server tells nothing of", () => {
    expect(cell(1, 3)).toBe("unknown");
  });

  it("can be narrowed down to some groups, some data sources, or both", () => {
    const few = narrowed(matrix, { groups: new Set([0, 2]), sources: null });
    expect([few.rows, few.columns]).toEqual([
      [0, 2],
      [0, 1, 2],
    ]);
    expect(narrowed(matrix, { groups: null, sources: new Set([1]) }).columns).toEqual([1]);
    expect(narrowed(matrix, { groups: new Set(), sources: null }).rows).toEqual([]);
  });

  it("shows beside what a question finds all that it may be granted to, and nothing where it finds nothing", () => {
    const looked = (groups: number[], sources: number[]) => narrowed(matrix, lookedFor(groups, sources));
    expect([looked([2], []).rows, looked([2], []).columns]).toEqual([[2], [0, 1, 2]]);
    expect([looked([], [1]).rows.length, looked([], [1]).columns]).toEqual([5, [1]]);
    expect([looked([0], [1]).rows, looked([0], [1]).columns]).toEqual([[0], [1]]);
    expect([looked([], []).rows, looked([], []).columns]).toEqual([[], []]);
  });

  it("is drawn whole up to 2,400 cells, and printed where its columns fit on a page", () => {
    expect(sizeOf(cells(100, 24))).toEqual({ whole: true, onPaper: true, turned: false });
    expect(sizeOf(cells(97, 25))).toEqual({ whole: false, onPaper: true, turned: true });
    expect(sizeOf(cells(4, 45)).onPaper).toBe(false);
    expect(sizeOf(cells(201, 10)).onPaper).toBe(false);
  });
});

describe("what is in view of it", () => {
  it("is where it was scrolled to, with a margin", () => {
    expect(inView({ scrolled: 0, extent: 280, size: 28, count: 500 }, 0)).toEqual({ from: 0, to: 10 });
    expect(inView({ scrolled: 2810, extent: 280, size: 28, count: 500 }, 0)).toEqual({ from: 100, to: 111 });
    expect(inView({ scrolled: 2800, extent: 280, size: 28, count: 500 }, 8)).toEqual({ from: 92, to: 118 });
    expect(inView({ scrolled: 13_900, extent: 280, size: 28, count: 500 }, 8)).toEqual({
      from: 488,
      to: 500,
    });
  });

  it("lies within what is drawn with a margin, and within the matrix", () => {
    const asked = fc.record({
      scrolled: fc.double({ min: 0, max: 1e7, noNaN: true }),
      extent: fc.integer({ min: 0, max: 3000 }),
      size: fc.integer({ min: 1, max: 60 }),
      count: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(asked, fc.nat(20), (where, margin) => {
        const drawn = inView(where, margin);
        expect(covers(drawn, inView(where, 0))).toBe(true);
        expect(0 <= drawn.from && drawn.from <= drawn.to && drawn.to <= where.count).toBe(true);
      }),
    );
  });
});
