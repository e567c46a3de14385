import { figure } from "../../src/model/counted.js";
import { type SortKey, sortedBy } from "../../src/page/sorting.js";
import type { ListId } from "../../src/page/view-state.js";
import { button, type Child, element, fill } from "./dom.js";
import type { ViewStore } from "./state.js";

/** How many rows are drawn at once. More are drawn when somebody asks, or prints. */
const ROWS_AT_ONCE = 50;

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

/** A list of people, data sources or groups: each item a row, and one below it that unfolds. */
export interface ListSpec {
  readonly id: ListId;
  /** `user`: the items are `user-42`. */
  readonly kind: "user" | "group" | "source";
  readonly caption: string;
  /** `person`, `people`. */
  readonly nouns: readonly [one: string, many: string];
  readonly columns: readonly ListColumn[];
  readonly idOf: (place: number) => number;
  /** One cell for each column; the first is the row's head. */
  readonly cells: (place: number) => readonly Child[];
  /** What the folded row says. */
  readonly inShort: (place: number) => Child;
  /** Made when it is unfolded, and once. */
  readonly details: (place: number) => Child;
}

export interface DrawnList {
  /** Shows these items, given in the order of names, sorted as the address says. */
  show(places: readonly number[]): void;
  /** Draws all items up to and with this one, and unfolds it. false: it is not among those that are shown. */
  unfold(place: number): boolean;
  /** Draws and unfolds at most so many items, as for paper. Gives how many are not drawn. */
  unfoldUpTo(most: number): number;
  /** Folds what `unfoldUpTo` unfolded. */
  foldAgain(): void;
}

export function drawList(holder: HTMLElement, spec: ListSpec, view: ViewStore): DrawnList {
  const heads = spec.columns.map((column) => headOf(column, spec.id, view));
  const table = element(
    "table",
    { class: `list ${spec.id}`, "data-list": spec.id },
    element("caption", { class: "unseen" }, spec.caption),
    element("thead", {}, element("tr", {}, heads)),
  );
  const more = element("p", { class: "more-rows off-paper" });
  fill(holder, table, more);

  let inOrderOfNames: readonly number[] = [];
  let places: readonly number[] = [];
  const drawn: Item[] = [];
  const draw = (count: number) => {
    for (const place of places.slice(drawn.length, count)) {
      const item = itemOf(spec, place);
      drawn.push(item);
      table.append(item.body);
    }
    sayMore();
  };
  const sayMore = () => {
    const left = places.length - drawn.length;
    const next = Math.min(left, ROWS_AT_ONCE);
    if (places.length === 0) fill(more, `No ${spec.nouns[0]} matches.`);
    else if (left === 0) fill(more);
    else
      fill(
        more,
        button(`Show ${figure(next)} more`, {}, () => drawMore(next)),
        ` ${figure(drawn.length)} of ${figure(places.length)} ${spec.nouns[1]} are shown.`,
      );
  };
  /** The first new row takes the focus, which the button loses. */
  const drawMore = (next: number) => {
    const first = drawn.length;
    draw(first + next);
    drawn[first]?.summary.focus();
  };
  const drawAgain = () => {
    places = sorted(inOrderOfNames, spec, view.now.sort[spec.id]);
    for (const { body } of drawn.splice(0)) body.remove();
    draw(ROWS_AT_ONCE);
  };
  view.follow(({ sort }, before) => {
    markSorted(heads, spec, sort[spec.id]);
    if (sort[spec.id] !== before.sort[spec.id]) drawAgain();
  });
  return {
    show(now) {
      inOrderOfNames = now;
      drawAgain();
    },
    unfold(place) {
      const at = places.indexOf(place);
      if (at < 0) return false;
      if (at >= drawn.length) draw(at + 1);
      drawn[at]?.unfold();
      return true;
    },
    unfoldUpTo(most) {
      draw(Math.min(most, places.length));
      for (const item of drawn.slice(0, most)) item.unfoldForNow();
      return Math.max(0, places.length - most);
    },
    foldAgain() {
      for (const item of drawn) item.foldAgain();
    },
  };
}

interface Item {
  readonly body: HTMLTableSectionElement;
  readonly summary: HTMLElement;
  unfold(): void;
  unfoldForNow(): void;
  foldAgain(): void;
}

function itemOf(spec: ListSpec, place: number): Item {
  const summary = element("summary", {}, spec.inShort(place));
  const fold = element("details", {}, summary);
  const makeDetails = () => {
    if (fold.childElementCount === 1) fold.append(element("div", {}, spec.details(place)));
  };
  fold.addEventListener("toggle", () => fold.open && makeDetails());
  const [name = null, ...others] = spec.cells(place);
  const body = element(
    "tbody",
    { id: `${spec.kind}-${spec.idOf(place)}` },
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      others.map((cell, index) => element("td", { class: spec.columns[index + 1]?.className }, cell)),
    ),
    element("tr", { class: "more" }, element("td", { colspan: spec.columns.length }, fold)),
  );
  let wasFolded = false;
  return {
    body,
    summary,
    unfold() {
      makeDetails();
      fold.open = true;
    },
    unfoldForNow() {
      wasFolded = !fold.open;
      makeDetails();
      fold.open = true;
    },
    foldAgain() {
      if (wasFolded) fold.open = false;
      wasFolded = false;
    },
  };
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
