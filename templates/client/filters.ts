import { ABILITIES } from "../../src/graph/types.js";
import { counted, figure } from "../../src/model/counted.js";
import { ABILITY_WORDS } from "../../src/page/abilities.js";
import { label, type Named } from "../../src/page/named.js";
import type { Page } from "../../src/page/page.js";
import { driftFindings, filterPeople, knownFilters, STATUSES } from "../../src/page/people-filter.js";
import { LEVELS } from "../../src/page/signs.js";
import { type Filters, NO_FILTERS } from "../../src/page/view-state.js";
import { countPeople, day } from "../../src/page/words.js";
import { button, type Child, element, fill } from "./dom.js";
import type { DrawnList } from "./list.js";
import { say } from "./say.js";
import type { ViewStore } from "./state.js";
import { listTools } from "./take-away.js";

/** Narrows the list of people down, and says what the filters leave and what is not known. */
export function peopleFilters(holder: HTMLElement, page: Page, view: ViewStore, list: DrawnList): void {
  const change = (changed: Partial<Filters>) => {
    view.go({ place: "people", filters: { ...view.now.filters, ...changed } });
  };
  const fields = fieldsOf(page, change);
  const clear = button("Clear filters", {}, () => change(NO_FILTERS));
  const left = element("p", { class: "left" });
  const form = element(
    "div",
    { class: "filters off-paper", role: "group", "aria-label": "Filter people" },
    fields.map(({ box, caption }) => element("label", {}, element("span", {}, caption), box)),
    usualDays(),
    clear,
  );
  fill(holder, form, howFiltersCount(page), left, listTools(page, view, list));
  let applied: Filters | null = null;
  view.follow(({ filters }) => {
    if (filters === applied) return;
    const first = applied === null;
    applied = filters;
    const known = knownFilters(page, filters);
    for (const { box, name } of fields) box.value = String(known[name] ?? "");
    const active = fields.some(({ name }) => known[name] !== NO_FILTERS[name]);
    clear.disabled = !active;
    const { fit, notKnown } = filterPeople(page, known);
    list.show(fit);
    const words = active ? leftInWords(page, fit.length, notKnown.length) : "";
    fill(left, words);
    if (!first) say(words);
  });
}

interface Field {
  readonly name: keyof Filters;
  readonly caption: string;
  readonly box: HTMLSelectElement | HTMLInputElement;
}

type Change = (changed: Partial<Filters>) => void;

function fieldsOf(page: Page, change: Change): Field[] {
  const choices = choicesOf(page).filter(({ options }) => options.length > 0);
  return [...choices.map((choice) => selectField(choice, change)), inactiveField(change)];
}

interface Choice extends Pick<Field, "name" | "caption"> {
  /** What stands there while nothing is chosen. */
  readonly any: string;
  readonly options: readonly Option[];
}

function choicesOf(page: Page): Choice[] {
  const { organisation, namedSource, namedGroup } = page;
  const same = (word: string): Option => [word, word];
  const sources = organisation.dataSources.map(({ id }) => namedOption(namedSource(id)));
  const groups = organisation.groups.map(({ id }) => namedOption(namedGroup(id)));
  const levels = LEVELS.map(({ id, letter, name }): Option => [id, `${letter} ${name}`]);
  const abilities = ABILITIES.map((ability): Option => [ability, ABILITY_WORDS[ability]]);
  return [
    { name: "source", caption: "Data source", any: "any", options: sources },
    { name: "level", caption: "Level", any: "any", options: levels },
    { name: "ability", caption: "Can", any: "anything", options: abilities },
    { name: "status", caption: "Status", any: "any", options: STATUSES.map(same) },
    { name: "now", caption: "Access", any: "any", options: NOW },
    { name: "group", caption: "In group", any: "any", options: groups },
    { name: "drift", caption: "Drift", any: "any", options: driftFindings(page).map(same) },
  ];
}

const NOW: readonly Option[] = [
  ["live", "works now"],
  ["latent", "latent"],
];

function selectField({ name, caption, any, options }: Choice, change: Change): Field {
  const box = element("select", { name }, element("option", { value: "" }, any), options.map(optionOf));
  const isId = name === "source" || name === "group";
  box.addEventListener("change", () => {
    change({ [name]: isId && box.value !== "" ? Number(box.value) : box.value || NO_FILTERS[name] });
  });
  return { name, caption, box };
}

type Option = readonly [value: string, text: string];

function optionOf([value, text]: Option): HTMLOptionElement {
  return element("option", { value }, text);
}

function namedOption(named: Named): Option {
  return [String(named.id), label(named)];
}

function inactiveField(change: Change): Field {
  const box = element("input", {
    type: "number",
    name: "inactive",
    min: 0,
    max: 99_999,
    list: "usual-days",
    placeholder: "any",
  });
  box.addEventListener("change", () => {
    if (box.validity.valid) change({ inactive: box.value === "" ? null : Math.trunc(Number(box.value)) });
  });
  return { name: "inactive", caption: "Days not active", box };
}

function usualDays(): Child {
  return element(
    "datalist",
    { id: "usual-days" },
    [30, 90, 180].map((days) => element("option", { value: days })),
  );
}

function howFiltersCount({ run }: Page): Child {
  return element(
    "p",
    { class: "soft off-paper" },
    `Latent access, which comes back when the account is enabled, counts too unless Access says otherwise. Without a data source, level and ability mean at least one, not necessarily on the same one. Days count back from ${day(run.startedAt)}; who was never active counts as not active.`,
  );
}

/** `12 of 60 people fit. Of 3 more it is not known.` */
function leftInWords({ organisation }: Page, fit: number, notKnown: number): string {
  const all = `${figure(fit)} of ${countPeople(organisation.users.length)} fit the filters.`;
  if (notKnown === 0) return all;
  const more = counted(notKnown, "more person", "more people");
  return `${all} Of ${more} it is not known, and they are not shown.`;
}
