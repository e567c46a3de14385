import type { Page } from "./page.js";
import { LEVELS, type LevelSign } from "./signs.js";
import type { SortKey } from "./sorting.js";

type Column = "name" | "status" | "active" | LevelSign["id"];

const STATUSES = ["enabled", "pending", "disabled"];

/**
 * By what people are sorted, by the column as the address names it. Who was never active, and of whom it is not told,
 * has no date: they come last both ways, never as the newest.
 */
export function sortKeysOfPeople({ users }: Page): Readonly<Record<Column, (place: number) => SortKey>> {
  const levels = LEVELS.map(
    ({ id }) => [id, (place: number) => users[`data_sources_${id}`][place] as number] as const,
  );
  return {
    name: (place) => place,
    status: (place) => STATUSES.indexOf(users.user_status[place] as string),
    active: (place) => {
      const active = users.last_active_at[place] as string;
      return isTime(active) ? Date.parse(active) : null;
    },
    ...(Object.fromEntries(levels) as Record<LevelSign["id"], (place: number) => number>),
  };
}

/** Whether a cell of `last_active_at` tells a time, and neither `never` nor `unknown`. */
export function isTime(cell: string): boolean {
  return cell !== "never" && cell !== "unknown";
}
