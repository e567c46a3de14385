import { label } from "./named.js";
import type { Page } from "./page.js";
import { knownFilters } from "./people-filter.js";
import type { ListId, ViewState } from "./view-state.js";
import { visible } from "./visible.js";

/** What a list is narrowed down to, in words: `“ana”, level query, data source Warehouse`. Empty: nothing. */
export function filtersInWords(page: Page, { q, filters }: ViewState, list: ListId): string {
  const search = q.trim() === "" ? [] : [`“${visible(q.trim())}”`];
  if (list !== "people") return search.join("");
  const { source, group, level, ability, status, drift, inactive } = knownFilters(page, filters);
  const words = [
    source !== null && `data source ${label(page.namedSource(source))}`,
    group !== null && `group ${label(page.namedGroup(group))}`,
    level !== "" && `level ${level}`,
    ability !== "" && `ability ${ability}`,
    status !== "" && `status ${status}`,
    drift !== "" && `drift ${drift}`,
    inactive !== null && `not active for ${inactive} days`,
  ].filter((word) => word !== false);
  return [...search, ...words.map(visible)].join(", ");
}
