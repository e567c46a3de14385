import type { Gap } from "../model/snapshot.js";

/** More ids would make an id that nobody can read or type. */
const MOST_IDS = 6;

/**
 * The id of a gap, such as `data-source-hidden-10`: its code, and what it is about, so that it is the same in the next
 * run whatever else there is, and another one where it is about something else. A gap that names nothing has its code
 * alone.
 */
export function gapId(gap: Gap): string {
  const ids = subjectsOf(gap);
  if (ids.length <= MOST_IDS) return [gap.code, ...ids].join("-");
  return [gap.code, ...ids.slice(0, 2), "and", ids.length - 2, "more", fingerprint(ids.join())].join("-");
}

/** What it is about before whom that concerns: grants of a data source are about it, whichever groups may have it. */
function subjectsOf({ dataSources, queries, dashboards, users, groups }: Gap): readonly number[] {
  const lists = [dataSources, queries, dashboards, users, groups];
  return lists.find((ids) => ids !== undefined && ids.length > 0) ?? [];
}

/** Tells one long list of ids from another: FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
