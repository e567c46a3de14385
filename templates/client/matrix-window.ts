import { covers, inView, type Matrix, sizeOf } from "../../src/page/matrix.js";
import type { Page } from "../../src/page/page.js";
import { fill } from "./dom.js";
import { matrixTable, type Part } from "./matrix-table.js";

/** Height of a row and width of a column where not all are drawn, as in the style sheet. */
const CELL = 28;
/** How many rows and columns beyond those in view are drawn. */
const MARGIN = 8;

export interface MatrixWindow {
  /** Shows this matrix, from its corner. */
  show(matrix: Matrix): void;
  /** Draws what is in view, or all of a small matrix. */
  draw(): void;
  drawWhole(): void;
}

/** A matrix in a region that scrolls. Of a large one only what is in view is drawn, again and again. */
export function matrixWindow(region: HTMLElement, page: Page): MatrixWindow {
  let matrix: Matrix = { rows: [], columns: [], cellOf: () => null };
  let part: Part | null = null;
  const put = (next: Part | null) => {
    part = next;
    keepFocus(region, () => fill(region, matrixTable(page, matrix, part)));
  };
  const draw = () => put(sizeOf(matrix).whole ? null : partInView(region, matrix, MARGIN));
  const update = () => {
    if (part === null) return;
    const seen = partInView(region, matrix, 0);
    if (!covers(part.rows, seen.rows) || !covers(part.columns, seen.columns)) draw();
  };
  region.addEventListener("scroll", () => requestAnimationFrame(update), { passive: true });
  new ResizeObserver(update).observe(region);
  return {
    show(next) {
      matrix = next;
      region.scrollTo(0, 0);
      draw();
    },
    draw,
    drawWhole: () => put(null),
  };
}

/** The region is never higher than the window; it has no height yet when it is first drawn. */
function partInView(region: HTMLElement, { rows, columns }: Matrix, margin: number): Part {
  return {
    rows: inView({ scrolled: region.scrollTop, extent: innerHeight, size: CELL, count: rows.length }, margin),
    columns: inView(
      { scrolled: region.scrollLeft, extent: region.clientWidth, size: CELL, count: columns.length },
      margin,
    ),
  };
}

/** A link that has the focus while it is drawn anew keeps it; of one that is gone the region takes it. */
function keepFocus(region: HTMLElement, draw: () => void): void {
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  draw();
  if (focused === null || focused === region) return;
  const href = focused.getAttribute("href") ?? "";
  const again = region.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`);
  (again ?? region).focus({ preventScroll: true });
}
