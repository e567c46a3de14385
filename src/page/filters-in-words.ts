import type { Ability } from "../model/access-words.js";
import { ABILITY_WORDS } from "./abilities.js";
import { label } from "./named.js";
import type { Page } from "./page.js";
import { knownFilters } from "./people-filter.js";
import { LEVELS } from "./signs.js";
import type { Filters, ListId, ViewState } from "./view-state.js";
import { visible } from "./visible.js";

/** What a list is narrowed down to, in words: `“ana”, data source Warehouse, runs any query`. Empty: nothing. */
export function filtersInWords(page: Page, { q, filters }: ViewState, list: ListId): string {
  const search = q.trim() === "" ? [] : [`“${visible(q.trim())}”`];
  const words = list === "people" ? wordsOf(page, knownFilters(page, filters)) : [];
  return [...search, ...words].join(", ");
}

function wordsOf(
  page: Page,
  { source, group, level, ability, status, now, drift, inactive }: Filters,
): string[] {
  return [
    source !== null && `data source ${label(page.namedSource(source))}`,
    level !== "" && (LEVELS.find(({ id }) => id === level)?.name ?? level),
    ability !== "" && `can ${ABILITY_WORDS[ability as Ability]}`,
    status !== "" && status,
    now !== "" && (NOW_WORDS[now] ?? now),
    group !== null && `in group ${label(page.namedGroup(group))}`,
    drift !== "" && `drift: ${visible(drift)}`,
    inactive !== null && `not active for ${inactive} days or more`,
  ].filter((word) => word !== false);
}

const NOW_WORDS: Readonly<Record<string, string>> = { live: "access works now", latent: "access is latent" };
