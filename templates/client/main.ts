import { dataSourcesList } from "./data-sources.js";
import { byId, element, fill } from "./dom.js";
import { peopleFilters } from "./filters.js";
import { groupsList } from "./groups.js";
import { drawMatrix } from "./matrix.js";
import { openPlaces } from "./open-place.js";
import { peopleList } from "./people.js";
import { drawForPrint } from "./print.js";
import { readData } from "./read-data.js";
import { searchBox } from "./search.js";
import { viewStore } from "./state.js";

/** Draws what the page carries as data. What needs no script is there already. */
async function main(): Promise<void> {
  const page = await readData(byId("data"));
  const view = viewStore();
  const lists = {
    "data-sources": dataSourcesList(byId("data-sources-list"), page, view),
    people: peopleList(byId("people-list"), page, view),
    groups: groupsList(byId("groups-list"), page, view),
  };
  peopleFilters(byId("people-tools"), page, view, lists.people);
  searchBox(byId("tools"), page, view, lists);
  const matrix = drawMatrix(byId("matrix-drawn"), page, view, lists);
  // Its owner came for nothing else.
  if (page.run.ofOneSource) lists["data-sources"].unfold(0);
  measureBar();
  openPlaces(page, view, lists);
  drawForPrint(page, view, lists, matrix);
  document.documentElement.dataset.ready = "yes";
}

const BAR = document.querySelector(".bar") as HTMLElement;

/** The bar's height, which the heads of lists stick below, and what is scrolled to stops at. */
function measureBar(): void {
  document.documentElement.style.setProperty("--bar", `${BAR.offsetHeight}px`);
}

/** A page that cannot show its lists says so where they would stand, and names the files that have the same. */
function sayWhatIsMissing(cause: unknown): void {
  // The data may be what cannot be read: the page itself tells whether it is of one data source.
  const files =
    document.querySelector(".only") === null
      ? "the CSV files beside this page have the same"
      : "effective-access.csv beside this page has who can do what, and why";
  for (const holder of document.querySelectorAll(".drawn")) {
    const why = cause instanceof Error ? cause.message : String(cause);
    fill(
      holder,
      element(
        "p",
        { class: "note", role: "alert" },
        `This browser could not draw this part (${why}). A newer one can; ${files}.`,
      ),
    );
  }
}

new ResizeObserver(measureBar).observe(BAR);
// After the first paint: what needs no script is to be seen at once.
requestAnimationFrame(() => setTimeout(() => main().catch(sayWhatIsMissing)));
