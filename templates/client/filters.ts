import { ABILITIES } from "../../src/model/access-words.js";
import { counted, figure } from "../../src/model/counted.js";
import { USER_STATUSES } from "../../src/model/user-status.js";
import { ABILITY_WORDS } from "../../src/page/abilities.js";
import { leftOutInWords } from "../../src/page/left-out.js";
import { label, type Named } from "../../src/page/named.js";
import type { Page } from "../../src/page/page.js";
import { driftFindings, filterPeople, knownFilters } from "../../src/page/people-filter.js";
import { LEVELS } from "../../src/page/signs.js";
import { type Filters, NO_FILTERS } from "../../src/page/view-state.js";
import { visible } from "../../src/page/visible.js";
import { countPeople, day } from "../../src/page/words.js";
import { button, type Child, element, fill } from "./dom.js";
import type { DrawnList } from "./list.js";
import { say } from "./say.js";
import type { ViewStore } from "./state.js";
import { listTools } from "./take-away.js";

/** Narrows the list of people down, and says what the filters leave and what is not known. */
export function peopleFilters(holder: HTMLElement, page: Page, view: ViewStore, list: DrawnList): void {
  const known = () => knownFilters(page, view.now.filters);
  const change = (changed: Partial<Filters>) => {
    view.go({ place: "people", filters: { ...known(), ...changed } });
  };
  const fields = fieldsOf(page, change, known);
  const clear = button("Clear filters", {}, () => {
    change(NO_FILTERS);
    // The button is of no use now, and a button that is disabled loses the focus to nowhere.
    fields[0]?.box.focus();
  });
  const said = { leftOut: element("p", "left-out note"), left: element("p", "left") };
  fill(
    holder,
    formOf(fields, clear),
    howFiltersCount(page),
    said.leftOut,
    said.left,
    listTools(page, view, list),
  );
  let applied: Filters | null = null;
  view.follow(({ filters }) => {
    if (filters === applied) return;
    const first = applied === null;
    applied = filters;
    const now = known();
    for (const { box, name } of fields) box.value = String(now[name] ?? "");
    const active = fields.some(({ name }) => now[name] !== NO_FILTERS[name]);
    const { fit, notKnown } = filterPeople(page, now);
    list.show(fit);
    const leftOut = leftOutInWords(page, filters);
    const left = active ? leftInWords(page, fit.length, notKnown.length) : "";
    clear.disabled = !active && leftOut === "";
    fill(said.leftOut, leftOut);
    fill(said.left, left);
    if (!first || leftOut !== "") say([leftOut, left].filter(Boolean).join(" "));
  });
}

function formOf(fields: readonly Field[], clear: HTMLButtonElement): HTMLElement {
  return element(
    "div",
    { class: "filters off-paper", role: "group", "aria-label": "Filter people" },
    fields.map(({ box, caption }) => element("label", {}, element("span", {}, caption), box)),
    usualDays(),
    clear,
  );
}

interface Field {
  readonly name: keyof Filters;
  readonly caption: string;
  readonly box: HTMLSelectElement | HTMLInputElement;
}

type Change = (changed: Partial<Filters>) => void;

function fieldsOf(page: Page, change: Change, applied: () => Filters): Field[] {
  const choices = choicesOf(page).filter(({ options }) => options.length > 0);
  return [...choices.map((choice) => selectField(choice, change)), inactiveField(change, applied)];
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
    { name: "status", caption: "Status", any: "any", options: USER_STATUSES.map(same) },
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

const MOST_DAYS = 99_999;

function inactiveField(change: Change, applied: () => Filters): Field {
  const box = element("input", {
    // Not of the type number: of what is none such a field tells nothing, and some browsers not even that it was typed.
    type: "text",
    inputmode: "numeric",
    name: "inactive",
    list: "usual-days",
    placeholder: "any",
  });
  box.addEventListener("change", () => {
    const typed = box.value.trim();
    if (/^\d*$/.test(typed) && Number(typed) <= MOST_DAYS) {
      change({ inactive: typed === "" ? null : Number(typed) });
      return;
    }
    box.value = String(applied().inactive ?? "");
    say(
      `“${visible(typed)}” was not applied: days not active are a whole number from 0 to ${figure(MOST_DAYS)}.`,
    );
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
    "soft off-paper",
    "What each ability after Can is, and its name in the CSV files: ",
    element("a", { href: "#term-ability" }, "Ability"),
    `. Latent access, which comes back when the account is enabled, counts too unless Access says otherwise. Without a data source, level and ability mean at least one, not necessarily on the same one. Days count back from ${day(run.startedAt)}; who was never active counts as not active.`,
  );
}

/** `12 of 60 people fit. Of 3 more it is not known.` */
function leftInWords({ organisation }: Page, fit: number, notKnown: number): string {
  const all = `${figure(fit)} of ${countPeople(organisation.users.length)} fit the filters.`;
  if (notKnown === 0) return all;
  const more = counted(notKnown, "more person", "more people");
  return `${all} Of ${more} it is not known, and they are not shown.`;
}
