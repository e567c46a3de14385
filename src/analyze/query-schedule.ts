import type { Query } from "../model/snapshot.js";
import { dayOf } from "./age.js";

/** Whether a query runs by itself: archived ones do not, nor those whose last day is past. */
export function isScheduled({ archived, schedule }: Query, asOf: string): boolean {
  if (archived || schedule === null) return false;
  return schedule.until === null || schedule.until >= dayOf(asOf);
}
