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

function fieldsOf(page: Page, change: (changed: Partial<Filters>) => void): Field[] {
  const { organisation, namedSource, namedGroup } = page;
  const drift = driftFindings(page);
  const select = (name: keyof Filters, caption: string, any: string, options: readonly Option[]): Field => {
    const box = element("select", { name }, element("option", { value: "" }, any), options.map(optionOf));
    const isId = name === "source" || name === "group";
    box.addEventListener("change", () => {
      change({ [name]: isId && box.value !== "" ? Number(box.value) : box.value || NO_FILTERS[name] });
    });
    return { name, caption, box };
  };
  return [
    select(
      "source",
      "Data source",
      "any",
      organisation.dataSources.map(({ id }) => namedOption(namedSource(id))),
    ),
    select(
      "level",
      "Level",
      "any",
      LEVELS.map(({ id, letter, name }) => [id, `${letter} ${name}`]),
    ),
    select(
      "ability",
      "Can",
      "anything",
      ABILITIES.map((ability) => [ability, ABILITY_WORDS[ability]]),
    ),
    select(
      "status",
      "Status",
      "any",
      STATUSES.map((status) => [status, status]),
    ),
    select(
      "group",
      "In group",
      "any",
      organisation.groups.map(({ id }) => namedOption(namedGroup(id))),
    ),
    ...(drift.length === 0
      ? []
      : [
          select(
            "drift",
            "Drift",
            "any",
            drift.map((finding) => [finding, finding]),
          ),
        ]),
    inactiveField(change),
  ];
}

type Option = readonly [value: string, text: string];

function optionOf([value, text]: Option): HTMLOptionElement {
  return element("option", { value }, text);
}

function namedOption(named: Named): Option {
  return [String(named.id), label(named)];
}

function inactiveField(change: (changed: Partial<Filters>) => void): Field {
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
    `Latent access counts too: choose the status enabled to leave it out. Without a data source, level and ability mean at least one, and not needfully the same. Days count back from ${day(run.startedAt)}; who was never active counts as not active.`,
  );
}

/** `12 of 60 people fit. Of 3 more it is not known.` */
function leftInWords({ organisation }: Page, fit: number, notKnown: number): string {
  const all = `${figure(fit)} of ${countPeople(organisation.users.length)} fit the filters.`;
  if (notKnown === 0) return all;
  const more = counted(notKnown, "more person", "more people");
  return `${all} Of ${more} it is not known, and they are not shown.`;
}
