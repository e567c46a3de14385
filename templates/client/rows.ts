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
  /** Made when it is unfolded, once for the screen and anew for paper. */
  readonly details: (place: number, onPaper: boolean) => Child;
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
  return new DrawnRows(holder, table, spec);
}

class DrawnRows implements Rows {
  readonly #table: HTMLTableElement;
  readonly #spec: RowsSpec;
  readonly #before = element("p", "more-rows off-paper");
  readonly #after = element("p", "more-rows off-paper");
  #places: readonly number[] = [];
  /** How many items stand before the first that is drawn. */
  #from = 0;
  #drawn: Item[] = [];
  /** What is put aside while something else is drawn for paper. */
  #onScreen: { readonly from: number; readonly items: Item[] } | null = null;

  constructor(holder: HTMLElement, table: HTMLTableElement, spec: RowsSpec) {
    this.#table = table;
    this.#spec = spec;
    fill(holder, this.#before, table, this.#after);
  }

  get shown(): readonly number[] {
    return this.#places;
  }

  get first(): Element | undefined {
    return this.#drawn[0]?.body;
  }

  draw(places: readonly number[]): void {
    this.#places = places;
    this.#drawFrom(0);
  }

  unfold(place: number): Element | null {
    const at = this.#places.indexOf(place);
    if (at < 0) return null;
    if (at < this.#from || at >= this.#from + this.#drawn.length + FAR) this.#drawFrom(at < FAR ? 0 : at);
    this.#drawTo(at - this.#from + 1);
    const item = this.#drawn[at - this.#from];
    item?.unfold();
    return item?.body ?? null;
  }

  drawForPaper(most: number): void {
    this.#onScreen ??= { from: this.#from, items: this.#takeAway() };
    this.#from = 0;
    this.#drawTo(most);
    for (const item of this.#drawn) item.unfold();
  }

  drawForScreen(): void {
    if (this.#onScreen === null) return;
    this.#takeAway();
    this.#from = this.#onScreen.from;
    this.#drawn = this.#onScreen.items;
    this.#table.append(...this.#drawn.map(({ body }) => body));
    this.#onScreen = null;
    this.#drawTo(this.#drawn.length);
  }

  #drawFrom(first: number): void {
    this.#from = first;
    this.#onScreen = null;
    this.#takeAway();
    this.#drawTo(ROWS_AT_ONCE);
  }

  /** Draws more until there are so many, and says what stands before and behind them. */
  #drawTo(count: number): void {
    for (const place of this.#places.slice(this.#from + this.#drawn.length, this.#from + count)) {
      const item = itemOf(this.#spec, place, this.#onScreen !== null);
      this.#drawn.push(item);
      this.#table.append(item.body);
    }
    const drawn = this.#drawn.length;
    const extent = { from: this.#from, drawn, all: this.#places.length, nouns: this.#spec.nouns };
    const back = this.#drawing(0, () => this.#drawFrom(0));
    const on = this.#drawing(drawn, () => this.#drawTo(drawn + ROWS_AT_ONCE));
    fill(this.#before, wayBack(extent, back));
    fill(this.#after, wayOn(extent, on));
  }

  /** Draws, and gives the first new row the focus, which the button loses. */
  #drawing(firstNew: number, draw: () => void): () => void {
    return () => {
      draw();
      this.#drawn[firstNew]?.summary.focus();
    };
  }

  #takeAway(): Item[] {
    const items = this.#drawn;
    this.#drawn = [];
    for (const { body } of items) body.remove();
    return items;
  }
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

function itemOf(spec: RowsSpec, place: number, onPaper: boolean): Item {
  const summary = element("summary", {}, spec.inShort(place));
  const fold = element("details", {}, summary);
  const makeDetails = () => {
    if (fold.childElementCount === 1) fold.append(element("div", {}, spec.details(place, onPaper)));
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
    element("tr", "more", element("td", { colspan: spec.columns.length }, fold)),
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
