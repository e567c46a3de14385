import { knownFrom } from "../model/events-window.js";
import type { Events } from "../model/snapshot.js";
import type { GROUP_ACTIONS } from "../model/snapshot-content.js";

export type GroupAction = (typeof GROUP_ACTIONS)[number];

/** What the events say of one change of a group. It is a hint: events can be forged, and name no member or source. */
export type Tie =
  /** Exactly one event fits. `userId` null: the event does not tell who. */
  | { readonly kind: "one"; readonly at: string; readonly userId: number | null }
  /** Several fit, and nothing tells which of them it was. */
  | { readonly kind: "several"; readonly count: number }
  /** None fits: a login through single sign-on, a command on the server, or the account's own page in Redash (from 8). */
  | { readonly kind: "none" }
  /** Events were not asked for, or do not reach over the whole time between. */
  | { readonly kind: "not known" };

/** The change: its group, and the events that it would have left: a member who came, `["add_member"]`. */
export interface TiedChange {
  readonly groupId: number;
  readonly actions: readonly GroupAction[];
}

/** Between which two times it happened, both included: when each reading that shows the two states began and ended. */
export interface Between {
  /** When reading the older state began. */
  readonly after: string;
  /** When reading the newer state ended: `finishedAt` of its section, and not of the run, which reads events last. */
  readonly before: string;
}

/**
 * Looks for the one event that a change of a group left.
 *
 * @param events of the newer snapshot
 */
export function tieChange(events: Events | null, change: TiedChange, between: Between): Tie {
  if (events === null) return { kind: "not known" };
  // Redash writes whole seconds down.
  const after = Math.floor(Date.parse(between.after) / 1000) * 1000;
  const before = Date.parse(between.before);
  const from = knownFrom(events);
  if (from === null || from > after || Date.parse(events.until) < before) return { kind: "not known" };
  const fitting = events.groupChanges.filter(
    ({ groupId, action, at }) =>
      groupId === change.groupId &&
      change.actions.includes(action) &&
      Date.parse(at) >= after &&
      Date.parse(at) <= before,
  );
  const [first, ...others] = fitting;
  if (first === undefined) return { kind: "none" };
  if (others.length > 0) return { kind: "several", count: fitting.length };
  return { kind: "one", at: first.at, userId: first.userId };
}
