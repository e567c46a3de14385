import { type SortKey, sortedBy } from "../../src/page/sorting.js";
import type { ListId } from "../../src/page/view-state.js";
import { button, type Child, element } from "./dom.js";
import { drawnRows, type Rows, type RowsSpec } from "./rows.js";
import type { ViewStore } from "./state.js";

export interface ListColumn {
  /** What the address calls it. */
  readonly id: string;
  readonly head: Child;
  /** Of the cells, for the style sheet: `name`, `n` (a number), `date`, `status`, ... */
  readonly className: string;
  /** Which way it is sorted first. */
  readonly first: "ascending" | "descending";
  /** What it is sorted by. */
  readonly key: (place: number) => SortKey;
}

/** A list of people, data sources or groups. */
export interface ListSpec extends RowsSpec {
  readonly id: ListId;
  readonly caption: string;
  readonly columns: readonly ListColumn[];
}

export interface DrawnList extends Omit<Rows, "draw"> {
  /** Shows these items, given in the order of names: those that `narrow` leaves, sorted as the address says. */
  show(places: readonly number[]): void;
  /** Leaves only the items that fit, or with null all of them again. */
  narrow(fits: ((place: number) => boolean) | null): void;
}

export function drawList(holder: HTMLElement, spec: ListSpec, view: ViewStore): DrawnList {
  const heads = spec.columns.map((column) => headOf(column, spec.id, view));
  const table = element(
    "table",
    { class: `list ${spec.id}`, "data-list": spec.id },
    element("caption", "unseen", spec.caption),
    element("thead", {}, element("tr", {}, heads)),
  );
  const rows = drawnRows(holder, table, spec);
  let inOrderOfNames: readonly number[] = [];
  let fits: ((place: number) => boolean) | null = null;
  const drawAgain = () => {
    const left = fits === null ? inOrderOfNames : inOrderOfNames.filter(fits);
    rows.draw(sorted(left, spec, view.now.sort[spec.id]));
  };
  view.follow(({ sort }, before) => {
    markSorted(heads, spec, sort[spec.id]);
    if (sort[spec.id] !== before.sort[spec.id]) drawAgain();
  });
  return Object.assign(rows, {
    show(now: readonly number[]) {
      inOrderOfNames = now;
      drawAgain();
    },
    narrow(now: typeof fits) {
      if (now === null && fits === null) return;
      fits = now;
      drawAgain();
    },
  });
}

function headOf(column: ListColumn, list: ListId, view: ViewStore): HTMLTableCellElement {
  const sort = button(column.head, {}, () => {
    const before = view.now.sort[list] ?? "name";
    const first = column.first === "ascending" ? column.id : `-${column.id}`;
    const other = column.first === "ascending" ? `-${column.id}` : column.id;
    view.go({ sort: { ...view.now.sort, [list]: before === first ? other : first } });
  });
  return element("th", { scope: "col", class: column.className }, sort);
}

function sorted(places: readonly number[], { columns }: ListSpec, by = "name"): readonly number[] {
  const column = columns.find(({ id }) => id === by.replace(/^-/, ""));
  if (by === "name" || column === undefined) return places;
  return sortedBy(places, column.key, by.startsWith("-") ? "descending" : "ascending");
}

function markSorted(heads: readonly Element[], { columns }: ListSpec, sort = "name"): void {
  for (const [index, head] of heads.entries()) {
    const id = columns[index]?.id;
    if (sort === id) head.setAttribute("aria-sort", "ascending");
    else if (sort === `-${id}`) head.setAttribute("aria-sort", "descending");
    else head.removeAttribute("aria-sort");
  }
}
