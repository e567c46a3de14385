import { coversWindow } from "../model/events-window.js";
import { putUnder } from "../model/put-under.js";
import type { Events, Snapshot } from "../model/snapshot.js";
import { UNKNOWN } from "./cells.js";

/** Said of somebody who ran nothing somewhere, where the events reach over the whole window. */
export const NOT_IN_WINDOW = "not in the window";

/** Who last ran query text on what, as a report says it. */
export interface Use {
  /** What is said of a pair of user and data source that no execution is known of. */
  readonly without: typeof NOT_IN_WINDOW | typeof UNKNOWN;
  /** When the user last ran something, by data source: UTC. */
  readonly ofUser: (userId: number) => ReadonlyMap<number, string>;
  /** When any user did: a time, or `without`. */
  readonly ofDataSource: (dataSourceId: number) => string;
}

const NOWHERE: ReadonlyMap<number, string> = new Map();

/** When a user last ran something on a data source. */
export type LastExecution = Pick<Events["executions"][number], "userId" | "dataSourceId" | "last">;

/**
 * @param executions one of each pair at the most
 * @param isWhole whether the events reach over the whole window: nothing is known of what left none otherwise
 */
export function useOf(executions: Iterable<LastExecution>, isWhole: boolean): Use {
  const without = isWhole ? NOT_IN_WINDOW : UNKNOWN;
  const byUser = new Map<number, Map<number, string>>();
  const byDataSource = new Map<number, string>();
  for (const { userId, dataSourceId, last } of executions) {
    const ofUser = byUser.get(userId) ?? new Map<number, string>();
    byUser.set(userId, ofUser.set(dataSourceId, last));
    const before = byDataSource.get(dataSourceId);
    if (before === undefined || Date.parse(before) < Date.parse(last)) byDataSource.set(dataSourceId, last);
  }
  return {
    without,
    ofUser: (userId) => byUser.get(userId) ?? NOWHERE,
    ofDataSource: (dataSourceId) => byDataSource.get(dataSourceId) ?? without,
  };
}

/** The same of a snapshot. */
export function useOfEvents(events: Events | null): Use {
  return useOf(events?.executions ?? [], events !== null && coversWindow(events));
}

type Read = Pick<Snapshot, "events" | "sections">;

/** The events, where what is not among them did not happen in the window; else what is missing, in a sentence. */
export type WholeEvents =
  | { readonly told: true; readonly events: Events }
  | { readonly told: false; readonly why: string };

export function wholeEvents({ events, sections }: Read): WholeEvents {
  if (events === null) {
    const failed = sections.events.status === "failed";
    const why = failed ? "Events could not be read." : "Events were not asked for (--events-days).";
    return { told: false, why };
  }
  if (coversWindow(events)) return { told: true, events };
  const { since, readBackTo } = events;
  const reach = readBackTo === null ? "there are none" : `reach back to ${readBackTo} alone`;
  return { told: false, why: `Events were asked for from ${since} on, and ${reach}.` };
}

/** Over which time events were read, and what that leaves open, for the description of a table. */
export function eventsInWords(read: Read): string {
  const whole = wholeEvents(read);
  if (whole.told) return `Events were read from ${whole.events.since} to ${whole.events.until}.`;
  const open =
    read.events === null
      ? "Of use, last_active_at of the users is all there is."
      : "What is not among them is unknown.";
  return `${whole.why} ${open}`;
}

export type GroupChange = Events["groupChanges"][number];

/** By group, the newest first. @param events in the order of a report's snapshot */
export function changesByGroup(events: Events | null): ReadonlyMap<number, readonly GroupChange[]> {
  const byGroup = new Map<number, GroupChange[]>();
  for (const change of events?.groupChanges ?? []) putUnder(byGroup, change.groupId, change);
  return byGroup;
}
