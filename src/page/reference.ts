import {
  type Filters,
  NO_FILTERS,
  NUMBER_FILTERS,
  stateOf,
  type ViewState,
  WORD_FILTERS,
} from "./view-state.js";

/** What a ticket or a working paper says to name something in one report. */
export interface Reference {
  readonly runId: string;
  /** null: the list of people, as it is filtered. */
  readonly item: { readonly kind: "user" | "group" | "source"; readonly id: number } | null;
  /** Of a person only `source` is given: what they have on that data source is meant. */
  readonly filters: Filters;
  /** What is searched for. */
  readonly q: string;
}

/** `run 20261125T091500Z-acme, user 42, source 3` */
export function referenceText({ runId, item, filters, q }: Reference): string {
  const parts = [`run ${runId}`, item === null ? "people" : `${item.kind} ${item.id}`];
  for (const name of [...NUMBER_FILTERS, ...WORD_FILTERS]) {
    const value = filters[name];
    if (value !== null && value !== "") parts.push(`${name} ${wordText(String(value))}`);
  }
  if (q !== "") parts.push(`search ${q}`);
  return parts.join(", ");
}

/** Reads what `referenceText` wrote. null: it is nothing of the kind. */
export function readReference(text: string): Reference | null {
  const whole = /^\s*run ([^\s,]+), (?:people|(user|group|source) (\d{1,15}))(?=,|\s*$)/.exec(text);
  if (whole === null) return null;
  const [before, runId = "", kind, id] = whole;
  const filters: Record<string, string | number | null> = { ...NO_FILTERS };
  let q = "";
  let rest = text.slice(before.length);
  while (rest.trim() !== "") {
    const searched = /^, search (.*)$/s.exec(rest);
    const part = /^, (\w+) (?:"([^"]*)"|([\w-]+))(?=,|\s*$)/.exec(rest);
    if (searched !== null) q = searched[1] ?? "";
    else if (part === null || !readFilter(filters, part[1] ?? "", part[2] ?? part[3] ?? "")) return null;
    rest = searched === null ? rest.slice(part?.[0].length) : "";
  }
  const item = kind === undefined ? null : { kind: kind as "user", id: Number(id) };
  return { runId, item, filters: filters as unknown as Filters, q };
}

/** A link to an item of a page, or to its list of people. */
export interface PageLink {
  /** The address before `#`. Empty: only what stands behind it was given. */
  readonly file: string;
  readonly state: ViewState;
}

/** Reads a link to a page such as this one, as the address bar or "Copy link" give it. null: it is none. */
export function readLink(text: string): PageLink | null {
  const whole = /^\s*([^\s#]*)(#(?:(?:user|group|source)-\d+|people)(?:\?\S*)?)\s*$/.exec(text);
  if (whole === null) return null;
  const [, file = "", hash = ""] = whole;
  return { file, state: stateOf(hash) };
}

function readFilter(filters: Record<string, string | number | null>, name: string, value: string): boolean {
  const isNumber = NUMBER_FILTERS.some((one) => one === name);
  if (isNumber ? !/^\d{1,15}$/.test(value) : !WORD_FILTERS.some((one) => one === name)) return false;
  filters[name] = isNumber ? Number(value) : value;
  return true;
}

function wordText(value: string): string {
  return /^[\w-]+$/.test(value) ? value : `"${value}"`;
}
