import type { Problem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { Gap } from "../../model/snapshot.js";
import { inWords, sorted } from "../ids.js";
import { reasonOf } from "../reason.js";

/** More ids than these would not fit a cell of a spreadsheet. */
export const MOST_IDS = 1000;

export interface Unread {
  readonly code: string;
  /** `Query`, `Queries`: how a sentence begins. */
  readonly one: string;
  readonly many: string;
  readonly where: string;
  /** The gap's list that has the ids; null: it has none for them. */
  readonly list: "queries" | "dashboards" | null;
}

/** One gap for each reason, with the things that could not be read because of it. */
export function unreadGaps(failed: ReadonlyMap<number, Problem>, unread: Unread): Gap[] {
  const byReason = new Map<string, { readonly hint: string; readonly ids: number[] }>();
  for (const [id, problem] of failed) {
    const reason = reasonOf(problem);
    const known = byReason.get(reason) ?? { hint: hintOf(problem), ids: [] };
    known.ids.push(id);
    byReason.set(reason, known);
  }
  const { code, one, many, where, list } = unread;
  return [...byReason]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, { hint, ids: some }]) => {
      const ids = sorted(some);
      return {
        code,
        what: `${ids.length === 1 ? one : many} ${inWords(ids)} could not be read (${reason}).`,
        where,
        hint,
        ...(list !== null && { [list]: ids.slice(0, MOST_IDS) }),
      };
    });
}
