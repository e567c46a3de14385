import { accessOf } from "../../src/graph/user-access.js";
import { figure } from "../../src/model/counted.js";
import { leftOutInWords } from "../../src/page/left-out.js";
import type { Page } from "../../src/page/page.js";
import { type PageLink, type Reference, readLink, readReference } from "../../src/page/reference.js";
import { searchIn } from "../../src/page/search.js";
import { LEVELS } from "../../src/page/signs.js";
import { type ListId, NO_FILTERS, START } from "../../src/page/view-state.js";
import { element, fill } from "./dom.js";
import type { Lists } from "./lists.js";
import { openPlace } from "./open-place.js";
import { say, sayings } from "./say.js";
import type { ViewStore } from "./state.js";

/** One search box for people, groups and data sources: `/` leads to it, Escape empties it. */
export function searchBox(holder: HTMLElement, page: Page, view: ViewStore, lists: Lists): void {
  const box = element("input", {
    id: "search",
    type: "search",
    placeholder: "Search people, groups, data sources",
    "aria-label": "Search people, groups and data sources",
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    spellcheck: "false",
  });
  fill(holder, box, sayings);
  const search = searchIn(page);
  /** null: the question is neither a reference nor a link. */
  const opener = (question: string): (() => void) | null => {
    const reference = readReference(question);
    if (reference !== null) return () => follow(reference, page, view, lists);
    const link = readLink(question);
    return link && (() => followLink(link, page, view, lists));
  };
  const apply = (question: string) => {
    const found = search.find(question);
    for (const id of LIST_ORDER) lists[id].narrow(found === null ? null : found[id]);
    const answer = found === null ? "" : answerTo(question);
    // It decides whom the answer counts, and stays true until the filters change.
    say([leftOutInWords(page, view.now.filters), answer].filter(Boolean).join(" "));
  };
  const answerTo = (question: string) =>
    opener(question) === null ? countsOf(page, lists) : "Press Enter to open what this leads to.";
  view.follow(({ q }, before) => {
    if (box.value !== q) box.value = q;
    if (q !== before.q) apply(q);
  });
  box.addEventListener("input", (event) => {
    const pasted = (event as InputEvent).inputType === "insertFromPaste" ? opener(box.value) : null;
    if (pasted !== null) return pasted();
    view.amend({ q: box.value });
    if (box.value !== "") showFirst(lists);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // The focus goes elsewhere, where the rest of the same key press would fold or unfold something.
    event.preventDefault();
    const open = opener(box.value);
    if (open !== null) open();
    else if (box.value.trim() !== "") firstOf(lists)?.querySelector("summary")?.focus();
  });
  // Before the first letter, and after the box has shown that it has the focus.
  box.addEventListener("focus", () => setTimeout(search.prepare), { once: true });
  listenToKeys(box, view);
}

/** As they stand on the page. */
const LIST_ORDER: readonly ListId[] = ["data-sources", "people", "groups"];

function countsOf({ organisation }: Page, lists: Lists): string {
  const { people, groups } = lists;
  const sources = lists["data-sources"];
  if ([people, groups, sources].every(({ shown }) => shown.length === 0)) return "Nothing matches.";
  return [
    `${figure(people.shown.length)} of ${figure(organisation.users.length)} people`,
    `${figure(groups.shown.length)} of ${figure(organisation.groups.length)} groups`,
    `${figure(sources.shown.length)} of ${figure(organisation.dataSources.length)} data sources`,
  ].join(", ");
}

function firstOf(lists: Lists): Element | undefined {
  return LIST_ORDER.map((id) => lists[id].first).find((row) => row !== undefined);
}

function showFirst(lists: Lists): void {
  const first = firstOf(lists);
  // Not at once: after each letter the browser itself scrolls to where the box stands.
  requestAnimationFrame(() => first?.scrollIntoView({ block: "nearest" }));
}

/** Opens what the reference names. One of another run is opened as well, and it is said that it may differ here. */
function follow(reference: Reference, page: Page, view: ViewStore, lists: Lists): void {
  const { runId, item, filters, q } = reference;
  if (item === null) view.go({ ...START, place: "people", filters, q });
  else view.go({ ...START, place: `${item.kind}-${item.id}`, filters: NO_FILTERS });
  say("");
  openPlace(page, view, lists);
  const said = [sayings.textContent ?? ""];
  if (item?.kind === "user" && filters.source !== null) said.push(accessThere(page, item.id, filters.source));
  if (runId !== page.run.runId) {
    said.unshift(
      `This reference is to run ${runId}, and this page is run ${page.run.runId}: it may differ here.`,
    );
  }
  say(said.filter(Boolean).join(" "));
}

/** Opens what the link leads to, here. That it is to another file is said. */
function followLink({ file, state }: PageLink, page: Page, view: ViewStore, lists: Lists): void {
  view.go(state);
  say(leftOutInWords(page, state.filters));
  openPlace(page, view, lists);
  if (file === "" || file === location.href.replace(/#.*$/s, "")) return;
  say(`This link is to another file than this page: it may differ here. ${sayings.textContent ?? ""}`.trim());
}

/** What a person has on the data source that the reference names beside them; the link to it takes the focus. */
function accessThere(page: Page, userId: number, sourceId: number): string {
  if (!page.placesOfUsers.has(userId)) return "";
  if (!page.placesOfSources.has(sourceId)) return `This report has no data source #${sourceId}.`;
  const { level } = accessOf(page.graph, userId, sourceId);
  const name = `${page.namedSource(sourceId).name} #${sourceId}`;
  document.querySelector<HTMLElement>(`#user-${userId} details a[href="#source-${sourceId}"]`)?.focus();
  const words = LEVELS.find(({ id }) => id === level)?.name ?? "reaches nothing through any group";
  return `On ${name}: ${words}.`;
}

function listenToKeys(box: HTMLInputElement, view: ViewStore): void {
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (key === "Escape" && view.now.q !== "") {
      view.amend({ q: "" });
    }
  });
}
