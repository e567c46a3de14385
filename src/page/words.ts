import { counted, figure } from "../model/counted.js";

/** `1 group`, `2,000 groups`, `no groups`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return value === 0 ? `no ${many}` : counted(value, one, many);
}

export function countPeople(value: number): string {
  return count(value, "person", "people");
}

/** `2026-11-25T09:15:00.123Z` as `2026-11-25 09:15:00`. What is no time stays as it is. */
export function dayAndTime(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d).*$/, "$1 $2");
}

/** `2026-11-25T09:15:00.123Z` as `2026-11-25`. What is no time stays as it is. */
export function day(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T.*$/, "$1");
}

/** The first of a list, and how many more: `Warehouse, Ledger and 3 more`. */
export function few(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${figure(names.length - most)} more`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
