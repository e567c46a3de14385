import { filtersInWords } from "../../src/page/filters-in-words.js";
import type { Page } from "../../src/page/page.js";
import { MOST_PRINTED, printedInWords } from "../../src/page/printed.js";
import { LIST_IDS, type ListId } from "../../src/page/view-state.js";
import { byId, element, fill } from "./dom.js";
import type { Lists } from "./lists.js";
import type { DrawnMatrix } from "./matrix.js";
import type { ViewStore } from "./state.js";

/**
 * Paper has no folds and nothing on demand: before printing, what is shown is drawn and unfolded; afterwards all is as
 * it was. Where paper lacks somebody, the list and the sign-off say so.
 */
export function drawForPrint(page: Page, view: ViewStore, lists: Lists, matrix: DrawnMatrix): void {
  const notes = notesOnPaper();
  let onPaper = false;
  let focused: Element | null = null;
  const prepare = () => {
    if (onPaper) return;
    onPaper = true;
    focused = document.activeElement;
    const lines = LIST_IDS.map((id) => drawList(id, page, view, lists));
    for (const [index, id] of LIST_IDS.entries()) fill(notes.lists[id], lines[index] ?? "");
    if (peopleStandWithSource(page, lists)) notes.lists.people.prepend(WITH_SOURCE);
    fill(notes.signOff, lines.filter((line) => line !== "").join(" "));
    matrix.drawForPaper();
  };
  const restore = () => {
    if (!onPaper || asPaper.matches) return;
    onPaper = false;
    for (const id of LIST_IDS) lists[id].drawForScreen();
    matrix.drawForScreen();
    // What was taken away for the time lost it.
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  // Either may come without the other: the print dialog has events, a page that is shown as if printed has a query.
  const asPaper = matchMedia("print");
  asPaper.addEventListener("change", () => (asPaper.matches ? prepare() : restore()));
  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", restore);
  if (asPaper.matches) prepare();
}

/** Gives what is to be said of what is missing; empty: nothing. */
function drawList(id: ListId, page: Page, view: ViewStore, lists: Lists): string {
  const { users, groups, dataSources } = page.organisation;
  const all = { people: users, "data-sources": dataSources, groups }[id].length;
  const most = MOST_PRINTED[id];
  const elsewhere = id === "people" && peopleStandWithSource(page, lists);
  byId(`${id}-list`).classList.toggle("off-paper", elsewhere);
  if (elsewhere) return printedInWords({ id, all, shown: all, printed: Math.min(all, most) }, "", page.run);
  const shown = lists[id].shown.length;
  lists[id].drawForPaper(most);
  const by = filtersInWords(page, view.now, id);
  return printedInWords({ id, all, shown, printed: Math.min(shown, most) }, by, page.run);
}

const WITH_SOURCE = "Each person is printed with the data source above, with room for a decision. ";

/** On the page of one data source, whose owner reviews people path by path, they are printed there and not again. */
function peopleStandWithSource({ run }: Page, lists: Lists): boolean {
  return run.ofOneSource && lists["data-sources"].shown.length > 0;
}

function notesOnPaper() {
  const note = () => element("p", "on-paper note");
  const lists = { people: note(), "data-sources": note(), groups: note() };
  for (const id of LIST_IDS) byId(`${id}-list`).before(lists[id]);
  const signOff = note();
  document.querySelector(".sign-off h2")?.after(signOff);
  return { lists, signOff };
}
