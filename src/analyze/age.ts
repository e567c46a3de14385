const DAY = 86_400_000;

/** Whole days from one ISO time to another; 0 where that is earlier, as what happens while a snapshot is made. */
export function daysFrom(time: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(time)) / DAY));
}

/** `2026-11-25T09:15:00Z` as `2026-11-25`. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}
