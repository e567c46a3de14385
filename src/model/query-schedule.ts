import type { Query } from "./snapshot.js";

/**
 * Whether a query runs by itself: archived ones do not, nor those whose last day is past.
 * @param asOf UTC, ISO 8601
 */
export function isScheduled({ archived, schedule }: Query, asOf: string): boolean {
  if (archived || schedule === null) return false;
  return schedule.until === null || schedule.until >= asOf.slice(0, DAY);
}

const DAY = "2026-11-25".length;
