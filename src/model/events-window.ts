import type { Events } from "./snapshot.js";

/**
 * From when on the events tell everything that the server wrote down, in milliseconds since 1970: where the window
 * begins, or later, where reading ended or the server's log begins. null: no event was read, so nothing is known.
 */
export function knownFrom({ since, readBackTo }: Pick<Events, "since" | "readBackTo">): number | null {
  return readBackTo === null ? null : Math.max(Date.parse(since), Date.parse(readBackTo));
}

/** Whether the events reach back to where the window begins, so that what is not among them did not leave one. */
export function coversWindow({ since, readBackTo }: Pick<Events, "since" | "readBackTo">): boolean {
  return readBackTo !== null && Date.parse(readBackTo) <= Date.parse(since);
}
