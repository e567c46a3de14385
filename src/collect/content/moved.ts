import type { PagesRead } from "../read-pages.js";
import type { SectionDraft } from "../section.js";

/** Whether a list counted otherwise on a later page: something came or went meanwhile. */
export function hasMoved({ counts }: Pick<PagesRead<unknown>, "counts">): boolean {
  return new Set(counts).size > 1;
}

/** Tells that two answers did not count the same. */
export function addMoved(draft: SectionDraft, of: "queries" | "dashboards"): void {
  const one = of === "queries" ? "Queries were made, archived or deleted" : "Dashboards were made or deleted";
  draft.notes.push({
    code: "changed-while-reading",
    what: `${one} while they were read. The report has those that the latest answers have.`,
  });
}
