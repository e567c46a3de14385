import type { Completeness } from "../../model/completeness.js";
import { counted, figure } from "../../model/counted.js";
import type { Snapshot } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";

/** More ranges would bury what they say. */
const MOST_RANGES = 50;
const MOST_NAMED = 20;

/**
 * Gaps in the sequence of user ids. They prove nothing by themselves: one server numbers the accounts of all its
 * organisations in one sequence, and an invitation that was deleted leaves its number.
 */
export function userIds(snapshot: Snapshot): Completeness["userIds"] {
  const ids = ascending(snapshot.users.map(({ id }) => id));
  const ranges = rangesBetween(ids);
  const unused = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const found = {
    highest: ids.at(-1) ?? 0,
    unused,
    ranges: ranges.slice(0, MOST_RANGES),
    rangesLeftOut: Math.max(0, ranges.length - MOST_RANGES),
    namedElsewhere: namedElsewhere(snapshot, new Set(ids)),
  };
  return { ...found, words: inWords(found) };
}

function rangesBetween(ids: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  let next = 1;
  for (const id of ids) {
    if (id > next) ranges.push([next, id - 1]);
    next = Math.max(next, id + 1);
  }
  return ranges;
}

/** Ids of nobody in the list that something of this organisation names. */
function namedElsewhere(snapshot: Snapshot, known: ReadonlySet<number>): number[] {
  const { queries, dashboards, alerts, events } = snapshot;
  const named = new Set<number>();
  const note = (id: number | null) => {
    if (id !== null && id > 0 && !known.has(id)) named.add(id);
  };
  for (const { ownerId, modifierIds = [] } of [...queries, ...dashboards])
    for (const id of [ownerId, ...modifierIds]) note(id);
  for (const { ownerId, subscriptions = [] } of alerts) {
    note(ownerId);
    for (const { userId } of subscriptions) note(userId);
  }
  for (const list of [events?.executions, events?.logins, events?.groupChanges])
    for (const { userId } of list ?? []) note(userId);
  return ascending(named);
}

function inWords({
  highest,
  unused,
  ranges,
  rangesLeftOut,
  namedElsewhere,
}: Omit<Completeness["userIds"], "words">): string {
  if (highest === 0) return "There is no account.";
  const elsewhere =
    namedElsewhere.length === 0
      ? ""
      : ` Queries, dashboards, alerts or events name ${counted(namedElsewhere.length, "id")} without an account: ${few(namedElsewhere.map(String), namedElsewhere.length)}. Ask whose they were.`;
  if (unused === 0) return `The ids of the accounts run from 1 to ${highest} without a break.${elsewhere}`;
  const list = few(
    ranges.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)),
    ranges.length + rangesLeftOut,
  );
  const nobody = unused === 1 ? "1 id below it is nobody's" : `${figure(unused)} ids below it are nobody's`;
  return `The highest id is ${highest}, and ${nobody}: ${list}. That is no gap by itself: Redash numbers the accounts of all organisations of a server in one sequence, and an invitation that was deleted leaves its number.${elsewhere}`;
}

function few(entries: readonly string[], all: number): string {
  const shown = entries.slice(0, MOST_NAMED);
  const more = all - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${figure(more)} more` : ""}`;
}
