import type { Page } from "./page.js";
import { knownFilters } from "./people-filter.js";
import { type Filters, NUMBER_FILTERS, WORD_FILTERS } from "./view-state.js";
import { visible } from "./visible.js";

type FilterName = keyof Filters;

/**
 * Which filters of a link narrow nothing, because this report does not have what they ask for: nobody should take
 * everybody for those who fit. Empty: none.
 */
export function leftOutInWords(page: Page, filters: Filters): string {
  const known = knownFilters(page, filters);
  const left = [...NUMBER_FILTERS, ...WORD_FILTERS].filter((name) => !Object.is(known[name], filters[name]));
  const [unreadable, foreign] = [left.filter(isUnreadable), left.filter((name) => !isUnreadable(name))];
  return [
    foreign.length > 0 &&
      `This link filters by ${foreign.map(asked).join(" and ")}, which this report does not have: ${wasLeftOut(foreign)}.`,
    unreadable.length > 0 &&
      `This link filters by ${unreadable.map((name) => WORDS[name]).join(" and ")} without saying a number: ${wasLeftOut(unreadable)}.`,
  ]
    .filter(Boolean)
    .join(" ");

  function isUnreadable(name: FilterName): boolean {
    return Number.isNaN(filters[name]);
  }

  function asked(name: FilterName): string {
    const value = filters[name];
    return `${WORDS[name]} ${typeof value === "number" ? `#${value}` : `“${visible(String(value))}”`}`;
  }
}

function wasLeftOut({ length }: readonly FilterName[]): string {
  return length === 1 ? "that filter was left out" : "these filters were left out";
}

const WORDS: Readonly<Record<FilterName, string>> = {
  source: "data source",
  group: "group",
  inactive: "days not active",
  level: "level",
  ability: "ability",
  status: "status",
  now: "access",
  drift: "drift",
};
