import { z } from "zod";
import { Problem } from "./problem.js";
import { SNAPSHOT_SCHEMA_VERSION, type Snapshot, snapshotSchema } from "./snapshot.js";
import { snapshotLines } from "./snapshot-lines.js";

/** Read first: a newer snapshot may differ in anything else. */
const headSchema = z.object({ kind: z.literal("redash-access-snapshot"), schemaVersion: z.int().positive() });

/** Those that came out of the schema. Their types let nobody write to them, so that they stay as they came. */
const parsedSnapshots = new WeakSet<Snapshot>();

function markParsed(snapshot: Snapshot): Snapshot {
  parsedSnapshots.add(snapshot);
  return snapshot;
}

/**
 * The snapshot as parsing gives it, to the order of keys: itself where it was parsed, which of 100,000 users saves
 * a second copy.
 * @throws ZodError it is no snapshot
 */
export function asParsed(snapshot: Snapshot): Snapshot {
  return parsedSnapshots.has(snapshot) ? snapshot : markParsed(snapshotSchema.parse(snapshot));
}

/** The bytes of a file, in order. */
type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Parses a snapshot.json as it is read; where it has another layout than it was written in, from its whole text.
 * @param text gives that: it is read again
 * @throws Problem as `parseSnapshot`, and what reading throws
 */
export async function parseSnapshotFile(
  place: string,
  chunks: Chunks,
  text: () => Promise<string>,
): Promise<Snapshot> {
  return (await parseSnapshotByLines(chunks)) ?? parseSnapshot(await text(), place);
}

/**
 * Parses a snapshot.json as it is read, in the layout in which it was written.
 * @param chunks its bytes
 * @returns null: it has another layout, or is wrong. `parseSnapshot` of its text reads it, or tells what is wrong.
 */
export async function parseSnapshotByLines(chunks: Chunks): Promise<Snapshot | null> {
  const lines = snapshotLines();
  // As the whole text would be read: what is no UTF-8 is replaced, and a byte order mark is no part of any layout.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let begun = "";
  for await (const chunk of chunks) {
    const text = begun + decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let to = text.indexOf("\n"); to !== -1; to = text.indexOf("\n", from)) {
      if (!lines.add(text.slice(from, to))) return null;
      from = to + 1;
    }
    begun = text.slice(from);
  }
  if (!lines.add(begun + decoder.decode())) return null;
  const snapshot = lines.end();
  return snapshot === null || firstFlaw(snapshot) !== undefined ? null : markParsed(snapshot);
}

/**
 * Parses the text of a snapshot.json.
 * @param place the file's name, for messages
 * @throws Problem `snapshot_invalid` (not JSON, cut, not a snapshot, changed), `snapshot_newer` or `snapshot_older`
 */
export function parseSnapshot(text: string, place: string): Snapshot {
  const value = parseJson(text, place);
  const head = headSchema.safeParse(value);
  if (!head.success) throw new Problem("snapshot_invalid", "This is JSON, but not a snapshot.", { place });
  const { schemaVersion } = head.data;
  if (schemaVersion > SNAPSHOT_SCHEMA_VERSION) {
    const message = `The snapshot has format ${schemaVersion}; this redash-access knows ${SNAPSHOT_SCHEMA_VERSION}.`;
    throw new Problem("snapshot_newer", message, { place });
  }
  if (schemaVersion < SNAPSHOT_SCHEMA_VERSION) {
    const message = `The snapshot has format ${schemaVersion}, of an older redash-access; this one knows ${SNAPSHOT_SCHEMA_VERSION}.`;
    throw new Problem("snapshot_older", message, { place });
  }
  const parsed = snapshotSchema.safeParse(value);
  const flaw = parsed.success ? firstFlaw(parsed.data) : flawOf(parsed.error);
  if (parsed.success && flaw === undefined) return markParsed(parsed.data);
  throw new Problem("snapshot_invalid", `The snapshot is not as redash-access wrote it: ${flaw?.what}.`, {
    place: `${place}: ${flaw?.at}`,
    cause: parsed.error,
  });
}

interface Flaw {
  /** Such as `users.3.email`. */
  readonly at: string;
  readonly what: string;
}

function flawOf(error: z.ZodError): Flaw {
  const issue = error.issues[0];
  return { at: issue?.path.join(".") ?? "", what: issue?.message ?? "changed" };
}

/**
 * What the shape alone does not show: an id that stands twice, a grant whose group or data source is not there, a
 * section that is called complete beside a gap. A user's groups may name deleted ones.
 */
function firstFlaw(snapshot: Snapshot): Flaw | undefined {
  for (const flaw of flaws(snapshot)) return flaw;
  return undefined;
}

function* flaws(snapshot: Snapshot): Iterable<Flaw> {
  for (const [name, section] of Object.entries(snapshot.sections)) {
    if (section.status !== "complete" || section.gaps.length === 0) continue;
    yield { at: `sections.${name}.status`, what: "it is called complete, and has a gap" };
  }
  yield* repeated("users", snapshot.users);
  yield* repeated("groups", snapshot.groups);
  yield* repeated("dataSources", snapshot.dataSources);
  const groups = new Set(snapshot.groups.map(({ id }) => id));
  const dataSources = new Set(snapshot.dataSources.map(({ id }) => id));
  const pairs = new Set<string>();
  for (const [index, { groupId, dataSourceId }] of snapshot.grants.entries()) {
    const at = `grants.${index}`;
    if (!groups.has(groupId)) yield { at, what: `there is no group ${groupId}` };
    if (!dataSources.has(dataSourceId)) yield { at, what: `there is no data source ${dataSourceId}` };
    const pair = `${groupId} ${dataSourceId}`;
    if (pairs.has(pair)) yield { at, what: `group ${groupId} has data source ${dataSourceId} twice` };
    pairs.add(pair);
  }
  for (const [index, { dataSourceId, groupIds }] of snapshot.unknownGrants.entries()) {
    const at = `unknownGrants.${index}`;
    if (!dataSources.has(dataSourceId)) yield { at, what: `there is no data source ${dataSourceId}` };
    const stranger = groupIds.find((groupId) => !groups.has(groupId));
    if (stranger !== undefined) yield { at, what: `there is no group ${stranger}` };
  }
  yield* contentFlaws(snapshot, dataSources);
  yield* usesTwice(snapshot.events);
}

/** A query may be of a data source that no list has, and an alert on a query that was not read. */
function* contentFlaws(snapshot: Snapshot, dataSources: ReadonlySet<number>): Iterable<Flaw> {
  for (const list of ["queries", "dashboards", "alerts", "destinations"] as const) {
    yield* repeated(list, snapshot[list]);
  }
  const { unseenQueries, sections } = snapshot;
  if (unseenQueries === null) return;
  const at = "unseenQueries";
  if (sections.queries.status === "complete")
    yield { at, what: "the queries are called complete, and some were not read" };
  const stranger = unseenQueries.dataSourceIds.find((id) => !dataSources.has(id));
  if (stranger !== undefined) yield { at, what: `there is no data source ${stranger}` };
}

/** Each user, and each user with each data source, has one line that sums all up. Whom it names may be gone since. */
function* usesTwice(events: Snapshot["events"]): Iterable<Flaw> {
  const lists = {
    executions: events?.executions.map(({ userId, dataSourceId }) => `${userId} ${dataSourceId}`) ?? [],
    logins: events?.logins.map(({ userId }) => `${userId}`) ?? [],
    keyUses: events?.keyUses.map(({ queryId }) => `${queryId}`) ?? [],
  };
  for (const [list, keys] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const [index, key] of keys.entries()) {
      if (seen.has(key)) yield { at: `events.${list}.${index}`, what: "the same stands there twice" };
      seen.add(key);
    }
  }
}

function* repeated(list: string, things: readonly { readonly id: number }[]): Iterable<Flaw> {
  const seen = new Set<number>();
  for (const [index, { id }] of things.entries()) {
    if (seen.has(id)) yield { at: `${list}.${index}.id`, what: `the id ${id} stands twice` };
    seen.add(id);
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const cut = text.trimStart().startsWith("{") && !text.trimEnd().endsWith("}");
    const message = cut
      ? "The snapshot is cut short: its end is missing."
      : "This is not a snapshot: it is not JSON.";
    throw new Problem("snapshot_invalid", message, { place, cause });
  }
}
