import { figure } from "../../src/model/counted.js";
import { button, type Child, element, fill } from "./dom.js";

/** How many rows are drawn at once. More are drawn when somebody asks, or prints. */
const ROWS_AT_ONCE = 50;
/** An item that is so many rows further down is drawn without all that stand before it. */
const FAR = 200;

/** What the rows of a list show: each item has a row, and one below it that unfolds. */
export interface RowsSpec {
  /** `user`: the items are `user-42`. */
  readonly kind: "user" | "group" | "source";
  /** `person`, `people`. */
  readonly nouns: readonly [one: string, many: string];
  readonly columns: readonly { readonly className: string }[];
  readonly idOf: (place: number) => number;
  /** One cell for each column; the first is the row's head. */
  readonly cells: (place: number) => readonly Child[];
  /** What the folded row says. */
  readonly inShort: (place: number) => Child;
  /** Made when it is unfolded, and once. */
  readonly details: (place: number) => Child;
}

export interface Rows {
  /** The items that are shown, drawn or not yet. */
  readonly shown: readonly number[];
  /** The row of the first item that is drawn. */
  readonly first: Element | undefined;
  /** Shows these items, in this order, from the first one. */
  draw(places: readonly number[]): void;
  /** Draws this item and unfolds it. Gives its row; null: it is not among those that are shown. */
  unfold(place: number): Element | null;
  /** Draws at most so many items from the first one, unfolded, in the place of what was drawn. */
  drawForPaper(most: number): void;
  /** Puts back what stood there before, as it was. */
  drawForScreen(): void;
}

/** Draws rows into the table, and around it in its holder says which of them are not drawn. */
export function drawnRows(holder: HTMLElement, table: HTMLTableElement, spec: RowsSpec): Rows {
  const before = element("p", { class: "more-rows off-paper" });
  const after = element("p", { class: "more-rows off-paper" });
  fill(holder, before, table, after);
  let places: readonly number[] = [];
  /** How many items stand before the first that is drawn. */
  let from = 0;
  const drawn: Item[] = [];
  /** What is put aside while something else is drawn for paper. */
  let onScreen: { readonly from: number; readonly items: readonly Item[] } | null = null;
  const takeAway = () => {
    const items = drawn.splice(0);
    for (const { body } of items) body.remove();
    return items;
  };
  const drawTo = (count: number) => {
    for (const place of places.slice(from + drawn.length, from + count)) {
      const item = itemOf(spec, place);
      drawn.push(item);
      table.append(item.body);
    }
    // The first new row takes the focus, which the button loses.
    const drawMore = (at: number, draw: () => void) => () => {
      draw();
      drawn[at]?.summary.focus();
    };
    const extent = { from, drawn: drawn.length, all: places.length, nouns: spec.nouns };
    fill(
      before,
      wayBack(
        extent,
        drawMore(0, () => drawFrom(0)),
      ),
    );
    fill(
      after,
      wayOn(
        extent,
        drawMore(drawn.length, () => drawTo(drawn.length + ROWS_AT_ONCE)),
      ),
    );
  };
  const drawFrom = (first: number) => {
    from = first;
    onScreen = null;
    takeAway();
    drawTo(ROWS_AT_ONCE);
  };
  return {
    get shown() {
      return places;
    },
    get first() {
      return drawn[0]?.body;
    },
    draw(now) {
      places = now;
      drawFrom(0);
    },
    unfold(place) {
      const at = places.indexOf(place);
      if (at < 0) return null;
      if (at < from || at >= from + drawn.length + FAR) drawFrom(at < FAR ? 0 : at);
      drawTo(at - from + 1);
      drawn[at - from]?.unfold();
      return drawn[at - from]?.body ?? null;
    },
    drawForPaper(most) {
      onScreen ??= { from, items: takeAway() };
      from = 0;
      drawTo(most);
      for (const item of drawn) item.unfold();
    },
    drawForScreen() {
      if (onScreen === null) return;
      takeAway();
      from = onScreen.from;
      drawn.push(...onScreen.items);
      table.append(...drawn.map(({ body }) => body));
      onScreen = null;
      drawTo(drawn.length);
    },
  };
}

/** Which items are drawn, of how many. */
interface Extent {
  readonly from: number;
  readonly drawn: number;
  readonly all: number;
  readonly nouns: RowsSpec["nouns"];
}

function wayBack({ from, all, nouns }: Extent, draw: () => void): Child {
  if (from === 0) return null;
  return [
    button("Show from the first", {}, draw),
    ` ${figure(from)} of ${figure(all)} ${nouns[1]} stand before these.`,
  ];
}

function wayOn({ from, drawn, all, nouns }: Extent, draw: () => void): Child {
  if (all === 0) return `No ${nouns[0]} matches.`;
  const left = all - from - drawn;
  if (left === 0) return null;
  return [
    button(`Show ${figure(Math.min(left, ROWS_AT_ONCE))} more`, {}, draw),
    ` ${figure(drawn)} of ${figure(all)} ${nouns[1]} are shown.`,
  ];
}

interface Item {
  readonly body: HTMLTableSectionElement;
  readonly summary: HTMLElement;
  unfold(): void;
}

function itemOf(spec: RowsSpec, place: number): Item {
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
  return {
    body,
    summary,
    unfold() {
      makeDetails();
      fold.open = true;
    },
  };
}
