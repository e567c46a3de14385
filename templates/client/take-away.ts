import type { Page } from "../../src/page/page.js";
import { knownFilters } from "../../src/page/people-filter.js";
import { type Reference, referenceText } from "../../src/page/reference.js";
import { hashOf, NO_FILTERS, START } from "../../src/page/view-state.js";
import { button, type Child, element, fill } from "./dom.js";
import { downloadAccess, downloadPeople } from "./download.js";
import type { DrawnList } from "./list.js";
import { say } from "./say.js";
import type { ViewStore } from "./state.js";

/** What can be taken away from the list of people as it is shown: links, references, files. */
export function listTools(page: Page, view: ViewStore, list: DrawnList): HTMLElement {
  const userIds = () => list.shown.map((place) => page.users.user_id[place] as number);
  // What narrows the list down: another report may have the rest, and this list would not be what it shows there.
  const filters = () => knownFilters(page, view.now.filters);
  return tools(
    {
      link: () => hashOf({ ...view.now, place: "people", filters: filters() }),
      reference: () => ({ runId: page.run.runId, item: null, filters: filters(), q: view.now.q }),
    },
    // Of one data source, the columns that count data sources would be none of the full users.csv.
    !page.run.ofOneSource && button("Download these people (CSV)", {}, () => downloadPeople(page, userIds())),
    button("Download their access (CSV)", {}, () => {
      downloadAccess(page, { userIds: userIds(), sourceId: filters().source ?? undefined });
    }),
  );
}

/** The same of one person or data source. */
export function itemTools(page: Page, kind: "user" | "source", id: number): HTMLElement {
  const pick = kind === "user" ? { userIds: [id] } : { sourceId: id };
  return tools(
    {
      link: () => hashOf({ ...START, place: `${kind}-${id}` }),
      reference: () => ({ runId: page.run.runId, item: { kind, id }, filters: NO_FILTERS, q: "" }),
    },
    button("Download access (CSV)", {}, () => downloadAccess(page, pick)),
  );
}

interface Copied {
  readonly link: () => string;
  readonly reference: () => Reference;
}

function tools({ link, reference }: Copied, ...more: readonly Child[]): HTMLElement {
  const shown = element("span", "to-copy");
  return element(
    "div",
    "take-away off-paper",
    button("Copy link", {}, () => copy(location.href.replace(/#.*$/s, "") + link(), shown)),
    button("Copy reference", {}, () => copy(referenceText(reference()), shown)),
    more,
    shown,
  );
}

/** A page that was opened from a file may not be let near the clipboard: then the text stands there to be copied. */
async function copy(text: string, shown: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    fill(shown);
    say(`Copied: ${text}`);
  } catch {
    const field = element("input", { readonly: true, value: text, "aria-label": "To be copied" });
    fill(shown, field);
    field.select();
    say("This browser does not let the page copy. The text is selected: copy it by keyboard.");
  }
}
