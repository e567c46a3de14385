/**
 * What somebody looks at, as the part of the address behind `#`: so that a filtered view is a link, and the back
 * button leads back. `#people?level=query&source=3`, `#user-42`, `#source-3?q=ana`.
 */
export interface ViewState {
  /** The id of a part of the page, or `user-42`, `group-2`, `source-3`. Empty: the top. */
  readonly place: string;
  /** What stands in the search box. */
  readonly q: string;
  readonly filters: Filters;
  /** By list, the column by which it is sorted; with `-` before it from the highest down. Absent: by name. */
  readonly sort: Readonly<Partial<Record<ListId, string>>>;
}

export const LIST_IDS = ["people", "data-sources", "groups"] as const;
export type ListId = (typeof LIST_IDS)[number];

/** What a list of people is narrowed down to. Empty or null: everybody. */
export interface Filters {
  readonly source: number | null;
  readonly group: number | null;
  readonly level: string;
  readonly ability: string;
  readonly status: string;
  /** Whether what they have works now: `live`, `latent`. */
  readonly now: string;
  readonly drift: string;
  /** Not active for so many days before the report was made, or never. */
  readonly inactive: number | null;
}

export const NO_FILTERS: Filters = Object.freeze({
  source: null,
  group: null,
  level: "",
  ability: "",
  status: "",
  now: "",
  drift: "",
  inactive: null,
});

export const START: ViewState = Object.freeze({ place: "", q: "", filters: NO_FILTERS, sort: {} });

export const NUMBER_FILTERS = ["source", "group", "inactive"] as const;
export const WORD_FILTERS = ["level", "ability", "status", "now", "drift"] as const;

/**
 * Reads what `hashOf` wrote. An address is typed by people too: a number that is none becomes `NaN`, so that it can be
 * said, and what else cannot be understood is left out.
 */
export function stateOf(hash: string): ViewState {
  const [place = "", query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  const filters: Record<string, string | number | null> = { ...NO_FILTERS };
  for (const name of NUMBER_FILTERS) {
    const value = asked.get(name) ?? "";
    if (value !== "") filters[name] = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  }
  for (const name of WORD_FILTERS) filters[name] = asked.get(name) ?? "";
  const sort: Partial<Record<ListId, string>> = {};
  for (const list of LIST_IDS) {
    const column = asked.get(`sort-${list}`);
    if (column) sort[list] = column;
  }
  return { place, q: asked.get("q") ?? "", filters: filters as unknown as Filters, sort };
}

/** `""` for the start, else with `#` in front. */
export function hashOf({ place, q, filters, sort }: ViewState): string {
  const asked = new URLSearchParams();
  if (q !== "") asked.set("q", q);
  for (const name of [...NUMBER_FILTERS, ...WORD_FILTERS]) {
    const value = filters[name];
    if (value !== null && value !== "") asked.set(name, String(value));
  }
  for (const list of LIST_IDS) {
    const column = sort[list];
    if (column) asked.set(`sort-${list}`, column);
  }
  const query = asked.toString();
  return place === "" && query === "" ? "" : `#${place}${query === "" ? "" : `?${query}`}`;
}
