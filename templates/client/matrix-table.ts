import { CELL_SIGNS, type CellId, type Matrix, type Stretch } from "../../src/page/matrix.js";
import type { Page } from "../../src/page/page.js";
import { type Child, element } from "./dom.js";
import { nameLink } from "./signs.js";

/** The part of a matrix that is drawn. */
export interface Part {
  readonly rows: Stretch;
  readonly columns: Stretch;
}

/** Rows and columns that are drawn as a table. Gaps stand for what is not drawn, so that it scrolls as if it were. */
export function matrixTable(page: Page, matrix: Matrix, part: Part | null): HTMLTableElement {
  const { rows, columns } = part ?? allOf(matrix);
  const drawnColumns = matrix.columns.slice(columns.from, columns.to);
  const heads = drawnColumns.map((place, index) => columnHead(page, place, columns.from + index, part));
  const body = matrix.rows
    .slice(rows.from, rows.to)
    .map((place, index) => row(page, matrix, { place, at: rows.from + index, drawnColumns, columns, part }));
  const table = element(
    "table",
    {
      class: part === null ? "matrix" : "matrix part",
      "aria-rowcount": part && matrix.rows.length + 1,
      "aria-colcount": part && matrix.columns.length + 1,
    },
    element("caption", "unseen", "Grants of data sources to groups"),
    element(
      "thead",
      {},
      element(
        "tr",
        { "aria-rowindex": part && 1 },
        element("th", { scope: "col", class: "corner", "aria-colindex": part && 1 }, "Group"),
        gaps(part, heads),
      ),
    ),
    element("tbody", {}, part && gapRow("above"), body, part && gapRow("below")),
  );
  if (part !== null) measure(table, matrix, part);
  return table;
}

function allOf({ rows, columns }: Matrix): Part {
  return { rows: { from: 0, to: rows.length }, columns: { from: 0, to: columns.length } };
}

interface RowOf {
  readonly place: number;
  readonly at: number;
  readonly drawnColumns: readonly number[];
  readonly columns: Stretch;
  readonly part: Part | null;
}

function row(page: Page, matrix: Matrix, { place, at, drawnColumns, columns, part }: RowOf): HTMLElement {
  const cells = drawnColumns.map((column, index) => {
    const id = matrix.cellOf(place, column);
    const cell = document.createElement("td");
    if (part !== null) cell.setAttribute("aria-colindex", String(columns.from + index + 2));
    if (id !== null) cell.append(cellSign(id));
    return cell;
  });
  const named = page.namedGroup(page.organisation.groups[place]?.id ?? 0);
  return element(
    "tr",
    { "aria-rowindex": part && at + 2 },
    element(
      "th",
      { scope: "row", title: part && named.name, "aria-colindex": part && 1 },
      nameLink("group", named),
    ),
    gaps(part, cells),
  );
}

function columnHead(page: Page, place: number, at: number, part: Part | null): HTMLElement {
  const named = page.namedSource(page.organisation.dataSources[place]?.id ?? 0);
  return element(
    "th",
    { scope: "col", title: named.name, "aria-colindex": part && at + 2 },
    element("span", {}, nameLink("source", named)),
  );
}

/** Made once of each, then copied: a view has thousands. */
const signs = new Map<CellId, HTMLElement>();

export function cellSign(id: CellId): Node {
  let made = signs.get(id);
  if (made === undefined) {
    const { sign, name } = CELL_SIGNS.find((one) => one.id === id) ?? { sign: "", name: id };
    made = element("span", { class: `grant ${id}`, role: "img", "aria-label": name }, sign);
    signs.set(id, made);
  }
  return made.cloneNode(true);
}

function gaps(part: Part | null, cells: Child): Child {
  const gap = (side: string) => element("td", { class: `gap ${side}`, "aria-hidden": "true" });
  return part === null ? cells : [gap("left"), cells, gap("right")];
}

function gapRow(side: "above" | "below"): HTMLElement {
  return element("tr", { class: `gap ${side}`, "aria-hidden": "true" }, element("td", "gap"));
}

/** The style sheet turns these into widths and heights. */
function measure(table: HTMLElement, matrix: Matrix, { rows, columns }: Part): void {
  table.style.setProperty("--columns", String(matrix.columns.length));
  table.style.setProperty("--left", String(columns.from));
  table.style.setProperty("--right", String(matrix.columns.length - columns.to));
  table.style.setProperty("--above", String(rows.from));
  table.style.setProperty("--below", String(matrix.rows.length - rows.to));
}
