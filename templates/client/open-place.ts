import type { Page } from "../../src/page/page.js";
import { NO_FILTERS, stateOf } from "../../src/page/view-state.js";
import type { Lists } from "./lists.js";
import { say } from "./say.js";
import type { ViewStore } from "./state.js";

/**
 * Opens what the address leads to: a person, group or data source, or a part of the page. A link inside the page keeps
 * search, filters and order, unless it brings its own; an address that is typed, or reached by going back, says all.
 */
export function openPlaces(page: Page, view: ViewStore, lists: Lists): void {
  const open = () => openPlace(page, view, lists);
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const href = linkInside(event)?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    view.go(href.includes("?") ? stateOf(href) : { place: stateOf(href).place });
    open();
  });
  if (view.now.place !== "") open();
}

/** Shows and opens the place at which the address is. */
export function openPlace(page: Page, view: ViewStore, lists: Lists): void {
  const { place } = view.now;
  const [, kind, digits] = /^(user|group|source)-(\d+)$/.exec(place) ?? [];
  if (kind === undefined) {
    const part = document.getElementById(place);
    if (part !== null) openPart(part);
    return;
  }
  const [list, places, noun] = {
    user: [lists.people, page.placesOfUsers, "person"] as const,
    group: [lists.groups, page.placesOfGroups, "group"] as const,
    source: [lists["data-sources"], page.placesOfSources, "data source"] as const,
  }[kind as "user" | "group" | "source"];
  const at = places.get(Number(digits));
  if (at === undefined) {
    say(`This report has no ${noun} #${digits}.`);
    return;
  }
  const row = list.unfold(at) ?? unfoldHidden(view, () => list.unfold(at), `${noun} #${digits}`);
  if (row === null) return;
  arriveAtRow(row);
}

/** What needs no script: a section, or a row with something folded. */
function openPart(part: HTMLElement): void {
  const folds = part instanceof HTMLTableSectionElement || part instanceof HTMLLIElement;
  const fold = folds ? part.querySelector("details") : null;
  if (fold === null) {
    arriveAt(part, part);
    return;
  }
  fold.open = true;
  arriveAtRow(part);
}

function arriveAtRow(row: Element): void {
  for (const other of document.querySelectorAll(".here")) other.classList.remove("here");
  row.classList.add("here");
  arriveAt(row, row.querySelector("summary"));
}

/** Search and filters may hide what the link leads to: takes away as much of them as has to go, and says so. */
function unfoldHidden(view: ViewStore, unfold: () => Element | null, what: string): Element | null {
  if (view.now.q !== "") {
    view.amend({ q: "" });
    const row = unfold();
    if (row !== null) {
      say(`The search was emptied to show ${what}.`);
      return row;
    }
  }
  view.amend({ filters: NO_FILTERS });
  say(`Search and filters were cleared to show ${what}.`);
  return unfold();
}

/** A reader with a keyboard, or who listens, goes on from there. */
function arriveAt(part: Element, focused: Element | null): void {
  part.scrollIntoView({ block: "start" });
  if (!(focused instanceof HTMLElement)) return;
  if (focused.tabIndex < 0) focused.tabIndex = -1;
  focused.focus({ preventScroll: true });
}

/** The link that a plain click follows, where it leads to a place of this page. */
function linkInside(event: MouseEvent): Element | null {
  const other = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (other || event.button !== 0 || !(event.target instanceof Element)) return null;
  return event.target.closest('a[href^="#"]');
}
