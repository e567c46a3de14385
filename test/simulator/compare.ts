import { isDeepStrictEqual } from "node:util";
import type { Simulator } from "../../src/simulator/server.js";
import { compareKeys, knownOrder, sortKey } from "../../src/simulator/user-lists.js";
import { type Exchange, target } from "../helpers/recordings.js";
import { IGNORED, OPEN_ORDER } from "./ignored.js";

interface Page {
  readonly count: number;
  readonly page: number;
  readonly page_size: number;
  readonly results: readonly { readonly id: number }[];
}

/** Sends a recorded request to the simulator; in words what differs from the recorded answer, if anything does. */
export async function difference(
  simulator: Simulator,
  exchange: Exchange,
  recordedUrl: string,
): Promise<string[]> {
  const { request } = exchange;
  const got = await ask(simulator, target(request), request.as, recordedUrl);
  const where = `${request.method} ${target(request)} as ${request.as}`;
  const differs = (what: string, expected: unknown, received: unknown) =>
    isDeepStrictEqual(expected, received)
      ? []
      : [`${where}: ${what}\n  recorded  ${brief(expected)}\n  simulated ${brief(received)}`];
  const found = [
    ...differs("status", exchange.status, got.status),
    ...differs("content type", exchange.headers["content-type"], got.contentType),
    ...differs("location", exchange.headers.location, got.location),
  ];
  if (found.length > 0) return found;
  if (hasOpenPages(exchange))
    return [...found, ...(await pageDifferences(simulator, exchange, got.body))].map(at);
  return differs("body", comparable(request.path, exchange.body), comparable(request.path, got.body));

  function at(what: string): string {
    return `${where}: ${what}`;
  }
}

async function ask(simulator: Simulator, path: string, as: string, recordedUrl: string) {
  const key = keyFor(simulator, as);
  const response = await fetch(simulator.url + path, {
    redirect: "manual",
    headers: key === undefined ? {} : { authorization: `Key ${key}` },
  });
  const asRecorded = (text: string) =>
    text
      .replaceAll(simulator.url, recordedUrl)
      .replaceAll(encodeURIComponent(simulator.url), encodeURIComponent(recordedUrl));
  const text = withoutKeys(simulator, asRecorded(await response.text()));
  const contentType = response.headers.get("content-type");
  const location = response.headers.get("location");
  return {
    status: response.status,
    contentType,
    location: location === null ? undefined : asRecorded(location),
    body: contentType === "application/json" ? JSON.parse(text) : text,
  };
}

function keyFor(simulator: Simulator, as: string): string | undefined {
  if (as === "nobody") return undefined;
  if (as === "a wrong key") return "0".repeat(40);
  return as === "admin" ? simulator.adminKey : simulator.keyOf(as.slice(as.indexOf(" ") + 1));
}

function withoutKeys(simulator: Simulator, text: string): string {
  return simulator.keys().reduce((rest, key) => rest.replaceAll(key, "REDACTED"), text);
}

/** A body without what is ignored, its lists of open order sorted. */
function comparable(path: string, body: unknown): unknown {
  const copy: unknown = structuredClone(body);
  const root = { body: copy };
  for (const { on, field } of IGNORED) if (on.test(path)) replaceAt(root, field, () => "ignored");
  for (const { on, field } of OPEN_ORDER) if (on.test(path)) replaceAt(root, field, sorted);
  return root.body;
}

function replaceAt(root: { body: unknown }, field: string, change: (value: unknown) => unknown): void {
  const names = ["body", ...(field === "" ? [] : field.split("."))];
  const last = names.pop() ?? "";
  for (const holder of names.reduce<unknown[]>(membersAt, [root])) {
    if (typeof holder !== "object" || holder === null || !(last in holder)) continue;
    const fields = holder as Record<string, unknown>;
    fields[last] = change(fields[last]);
  }
}

function membersAt(holders: unknown[], name: string): unknown[] {
  if (name === "*") return holders.flatMap((holder) => Object.values(holder ?? {}));
  return holders.map((holder) => (holder as Record<string, unknown> | undefined)?.[name]);
}

/** The parts of a text with commas are sorted too: a name that holds one falls apart the same way on both sides. */
function sorted(value: unknown): unknown {
  if (typeof value === "string") return value.split(", ").sort();
  if (!Array.isArray(value)) return value;
  const text = (one: unknown) =>
    typeof one === "object" ? String((one as { id?: unknown }).id) : String(one);
  return [...value].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Pages of lists whose sort key is not unique: which rows a page holds is open, see `pageDifferences`. */
function hasOpenPages({ request, status }: Exchange): boolean {
  return status === 200 && /^\/api\/(users|queries|queries\/archive|dashboards)$/.test(request.path);
}

/**
 * Two pages are the same when they say the same totals, hold as many rows, at each place one with the same sort
 * key, each row as the simulator has it, and, where one page holds all, the same rows.
 */
async function pageDifferences(simulator: Simulator, exchange: Exchange, body: unknown): Promise<string[]> {
  const { path } = exchange.request;
  const got = comparable(path, body) as Page | Page["results"];
  const recorded = comparable(path, exchange.body) as Page | Page["results"];
  if (Array.isArray(recorded) !== Array.isArray(got)) return ["an array on one side only"];
  const [ours, theirs] = [rowsOf(got), rowsOf(recorded)];
  const found: string[] = [];
  if (!Array.isArray(recorded) && !Array.isArray(got)) {
    const { results: _r, ...expected } = recorded as Page;
    const { results: _g, ...received } = got as Page;
    if (!isDeepStrictEqual(expected, received)) found.push(`${brief(expected)} but ${brief(received)}`);
  }
  if (ours.length !== theirs.length) return [...found, `${theirs.length} rows but ${ours.length}`];
  const all = await everyRow(simulator, exchange);
  for (const [index, row] of theirs.entries()) {
    if (!isDeepStrictEqual(row, all.get(row.id))) {
      found.push(`row ${row.id}\n  recorded  ${brief(row)}\n  simulated ${brief(all.get(row.id))}`);
    }
    const mine = ours[index];
    if (mine !== undefined && !sameKey(simulator, exchange, row.id, mine.id)) {
      found.push(`at place ${index} user ${row.id} but ${mine.id}, whose sort key differs`);
    }
  }
  const isWhole = Array.isArray(recorded) || (recorded as Page).count === theirs.length;
  if (isWhole && !isDeepStrictEqual(ids(theirs), ids(ours))) found.push(`${ids(theirs)} but ${ids(ours)}`);
  return found;
}

function rowsOf(body: Page | Page["results"]): Page["results"] {
  return Array.isArray(body) ? body : (body as Page).results;
}

function ids(rows: Page["results"]): readonly number[] {
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** The rows of the same list as the simulator has them, whatever page they are on. */
async function everyRow(simulator: Simulator, { request }: Exchange): Promise<ReadonlyMap<number, unknown>> {
  const query = { ...request.query, page: 1, page_size: 250 };
  const { body } = await ask(simulator, target({ ...request, query }), request.as, "");
  return new Map(rowsOf(comparable(request.path, body) as Page).map((row) => [row.id, row]));
}

function sameKey(simulator: Simulator, { request }: Exchange, a: number, b: number): boolean {
  if (request.path !== "/api/users" || simulator.world.traits.userList === "bare") return true;
  const parameter = (name: string) => (name in request.query ? String(request.query[name]) : undefined);
  const order = knownOrder(simulator.world, { order: parameter("order"), search: parameter("q") });
  const [first, second] = [simulator.world.users.get(a), simulator.world.users.get(b)];
  if (first === undefined || second === undefined) return false;
  return compareKeys(sortKey(first, order), sortKey(second, order)) === 0;
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 700);
}
