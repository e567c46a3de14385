import type { Sink } from "../reader.js";

/**
 * Doubts a list that is exactly as long as a page of its provider: where the link to the next page stands in an HTTP
 * header, or was left out with everything around the list, nothing in the file tells a first page from the whole.
 */
export function doubtFullPage(
  sink: Sink,
  entries: number,
  pageSizes: readonly number[],
  of: "people" | "assignments" | "groups",
): void {
  if (!pageSizes.includes(entries)) return;
  sink.doubt(
    `It holds exactly ${entries} entries, which is a full page: it may be the first page of more.`,
    of,
    true,
  );
}
