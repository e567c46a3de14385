import { type Exchange, type Recording, target } from "./recordings.js";

interface Row {
  readonly id: number;
  readonly name: string;
  readonly created_at: string;
}

interface Page {
  readonly count: number;
  readonly page: number;
  readonly page_size: number;
  readonly results: readonly Row[];
}

/**
 * Answers that a recording lacks and that follow exactly from those it has:
 *
 * - A page of users in another order or size: from the recorded page that holds all of the same list (`count` is
 *   not above its rows), sorted by `name` (by bytes) or `created_at`, rows with equal keys as recorded.
 * - Something of an id above every one that the organisation used: as recorded of 999999.
 */
export function derivedExchange(recording: Recording, asked: string, as: string): Exchange | undefined {
  const url = new URL(asked, "http://127.0.0.1");
  if (url.pathname === "/api/users") return usersPage(recording, url.searchParams, as);
  return ofMissingId(recording, asked, as);
}

function usersPage(recording: Recording, query: URLSearchParams, as: string): Exchange | undefined {
  const list = query.has("disabled") ? `disabled=${query.get("disabled")}` : undefined;
  const recorded = find(
    recording,
    `/api/users?page=1&page_size=250${list === undefined ? "" : `&${list}`}`,
    as,
  );
  if (recorded === undefined) return undefined;
  // 4 answers everybody whatever is asked.
  if (Array.isArray(recorded.body)) return recorded;
  const all = recorded.body as Page;
  const order = query.get("order") ?? "";
  const by = SORT_KEYS[order.replace(/^-/, "")];
  if (all.results.length !== all.count || by === undefined) return undefined;
  const [page, page_size] = [Number(query.get("page") ?? "1"), Number(query.get("page_size") ?? "25")];
  const offset = (page - 1) * page_size;
  if (!(page >= 1 && page_size >= 1 && page_size <= 250) || (offset >= all.count && all.count > 0))
    return undefined;
  const direction = order.startsWith("-") ? -1 : 1;
  const sorted = [...all.results].sort((a, b) => direction * Buffer.compare(by(a), by(b)));
  const results = sorted.slice(offset, offset + page_size);
  return { ...recorded, body: { count: all.count, page, page_size, results } };
}

const SORT_KEYS: Readonly<Record<string, (row: Row) => Buffer>> = {
  name: (row) => Buffer.from(row.name),
  created_at: (row) => Buffer.from(row.created_at),
};

const MISSING = "999999";

function ofMissingId(recording: Recording, asked: string, as: string): Exchange | undefined {
  const id = /^\/api\/(?:groups|data_sources|users)\/(\d+)/.exec(asked)?.[1];
  if (id === undefined || Number(id) <= highestId(recording, asked, as)) return undefined;
  const recorded = find(recording, asked.replace(id, MISSING), as);
  if (recorded === undefined) return undefined;
  return { ...recorded, body: JSON.parse(JSON.stringify(recorded.body).replaceAll(MISSING, id)) };
}

/** The highest id under the same list that this caller asked for and that is not the one made up. */
function highestId(recording: Recording, asked: string, as: string): number {
  const list = asked.split("/").slice(0, 3).join("/");
  const ids = recording.exchanges
    .filter(({ request }) => request.as === as && request.path.startsWith(`${list}/`))
    .map(({ request }) => Number(request.path.split("/")[3]))
    .filter((id) => Number.isInteger(id) && id !== Number(MISSING));
  return Math.max(0, ...ids);
}

function find(recording: Recording, path: string, as: string): Exchange | undefined {
  return recording.exchanges.find(({ request }) => request.as === as && target(request) === path);
}
