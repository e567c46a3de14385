import { hintOf } from "../../model/problem-kinds.js";
import type { PagesRead } from "../read-pages.js";
import { reasonOf } from "../reason.js";

/** A sign that a list may have more than was read. */
export interface Doubt {
  readonly code: string;
  /** One sentence. */
  readonly what: string;
  /** The list: `GET /api/queries`. */
  readonly where: string;
  readonly hint: string;
}

const AGAIN = "Collect again. If it stays so, something between here and Redash changes its answers.";

/**
 * @param of what the codes begin with, so that a gap of one list is none of another
 * @param list in plain words: `list of queries`
 */
export function doubtsOf(
  read: PagesRead<{ readonly id: number }>,
  { of, list, where }: { readonly of: string; readonly list: string; readonly where: string },
): Doubt[] {
  const doubts: Doubt[] = read.unreadable.map(({ from, to, problem }) => {
    const rows = from === to ? `Row ${from}` : `Rows ${from} to ${to}`;
    const what = `${rows} of the ${list} could not be read (${reasonOf(problem)}).`;
    return { code: `${of}-rows-unreadable`, what, where, hint: hintOf(problem) };
  });
  if (read.repeatsPages) {
    const what = `Two pages of the ${list} held the same rows.`;
    doubts.push({ code: `${of}-pages-repeated`, what, where, hint: AGAIN });
  }
  const reported = read.counts.at(-1);
  const distinct = new Set(read.rows.map(({ id }) => id)).size;
  if (reported !== undefined && reported !== distinct) {
    const what = `The server counts ${reported} on the ${list}, and ${distinct} different ones were read.`;
    doubts.push({ code: `${of}-rows-not-as-reported`, what, where, hint: AGAIN });
  }
  return doubts;
}
