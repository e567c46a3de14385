import { figure } from "../../src/model/counted.js";
import { fileName } from "../../src/page/files.js";
import {
  CELL_SIGNS,
  type CellId,
  lookedFor,
  type Matrix,
  matrixOf,
  narrowed,
  sizeOf,
} from "../../src/page/matrix.js";
import type { Page } from "../../src/page/page.js";
import { count } from "../../src/page/words.js";
import { type Child, element, fill } from "./dom.js";
import type { Lists } from "./lists.js";
import { cellSign } from "./matrix-table.js";
import { matrixWindow } from "./matrix-window.js";
import type { ViewStore } from "./state.js";

export interface DrawnMatrix {
  /** Draws all of it, where it fits on paper. */
  drawForPaper(): void;
  drawForScreen(): void;
}

/**
 * Which group is granted which data source: drawn for what is seen of it. The search box narrows it down to what it
 * leaves in the lists, and has to be there before.
 */
export function drawMatrix(holder: HTMLElement, page: Page, view: ViewStore, lists: Lists): DrawnMatrix {
  const whole = matrixOf(page);
  let matrix = whole;
  const region = element("div", REGION);
  const said = element("p", { class: "soft off-paper", role: "status" });
  const tooLarge = element("p", "on-paper");
  const drawing = matrixWindow(region, page);
  const show = () => {
    const { groups, "data-sources": sources } = lists;
    matrix = view.now.q === "" ? whole : narrowed(whole, lookedFor(groups.shown, sources.shown));
    const { onPaper, turned } = sizeOf(matrix);
    fill(
      tooLarge,
      !onPaper &&
        `The matrix is too large for paper. Each group lists its grants above, and ${fileName("grants.csv", page.run)} has a row for each.`,
    );
    region.classList.toggle("off-paper", !onPaper);
    holder.parentElement?.classList.toggle("wide", onPaper && turned);
    region.hidden = matrix.rows.length * matrix.columns.length === 0;
    drawing.show(matrix);
    fill(said, inWords(matrix, whole), region.scrollWidth > region.clientWidth && " It scrolls sideways.");
  };
  fill(
    holder,
    legend(whole),
    said,
    tooLarge,
    element("a", { class: "skip", href: "#coverage" }, "Skip the matrix"),
    region,
  );
  view.follow(({ q }, before) => {
    if (q !== before.q || region.firstChild === null) show();
  });
  return {
    drawForPaper: () => sizeOf(matrix).onPaper && drawing.drawWhole(),
    drawForScreen: drawing.draw,
  };
}

const REGION = { class: "scroll", role: "region", "aria-label": "Matrix of grants", tabindex: 0 };

/** The signs that are in it, with their words. */
function legend({ rows, columns, cellOf }: Matrix): Child {
  const used = new Set<CellId | null>(["full", "view"]);
  for (const row of rows) for (const column of columns) used.add(cellOf(row, column));
  const signs = CELL_SIGNS.filter(({ id }) => used.has(id));
  return element(
    "p",
    {},
    "What each group is granted: ",
    signs.map(({ id, name }, place) => [place > 0 && ", ", cellSign(id), ` ${name}`]),
    ". What a grant lets a person do depends on the permissions of all groups that the person is in: see ",
    element("a", { href: "#people" }, "People"),
    ".",
  );
}

function inWords(matrix: Matrix, whole: Matrix): string {
  const of = (some: number, all: number, one: string) =>
    some === all ? count(all, one) : `${figure(some)} of ${count(all, one)}`;
  if (whole.rows.length * whole.columns.length === 0)
    return "There is nothing that a group could be granted.";
  if (matrix.rows.length * matrix.columns.length === 0) return "No group and no data source matches.";
  return `${of(matrix.rows.length, whole.rows.length, "group")} by ${of(matrix.columns.length, whole.columns.length, "data source")}.`;
}
