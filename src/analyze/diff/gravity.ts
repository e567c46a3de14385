import type { DiffRow } from "../../model/diff.js";

/** From what a reader has to see first down to what can wait: the ranks of `gravityOf` are its places. */
export const GRAVITIES = 4;

const SEVERITIES = ["high", "medium", "low", "information"];

/**
 * How much a change deserves to be seen before others of its kind, 0 the most: an administrator, a finding by its
 * severity, access and grants by what they let somebody do.
 */
export function gravityOf({ fields }: Pick<DiffRow, "fields">): number {
  let gravity = GRAVITIES - 1;
  for (const { field, before, after } of fields) {
    const value = after ?? before;
    if (field === "admin" && (before === "yes" || after === "yes")) gravity = 0;
    if (field === "severity") gravity = Math.min(gravity, SEVERITIES.indexOf(String(value)));
    if (field === "level" || field === "grant_level") {
      const isMost = [before, after].some((level) => level === "query" || level === "full");
      gravity = Math.min(gravity, isMost ? 1 : 2);
    }
  }
  return gravity;
}
