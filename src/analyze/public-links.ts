import { counted } from "../model/counted.js";
import type { Dashboard } from "../model/snapshot.js";
import { subjects } from "./examining.js";
import type { Case, Subject } from "./rule.js";

/** How to take a public link away, in Redash's own words. */
export const UNSHARE = "In Redash: open the dashboard, Share, and switch off Allow public access.";

/** What a public link is, for somebody who has never seen one. */
export const WHAT_A_LINK_DOES =
  "Whoever has the link of a shared dashboard reads the results of each query on it without an account, has them run anew, and reads their text and their API keys. Every account of the organisation can look the link up.";

/** Dashboards that are shared, and those of which it is not known. */
export function perhapsShared(dashboards: readonly Dashboard[]): Dashboard[] {
  return dashboards.filter(({ hasPublicLink }) => hasPublicLink !== false);
}

/** Whatever is so of a dashboard that is perhaps shared, it is found only where it certainly is. */
export function outcomeIfShared({ hasPublicLink }: Dashboard): Case["outcome"] {
  return hasPublicLink === true ? "found" : "unknown";
}

/** `It is shared, and shows 2 queries.` */
export function linkInWords({ hasPublicLink, queryIds, archived }: Dashboard): string {
  const [shared, shows] =
    hasPublicLink === true
      ? ["It is shared", ", and shows"]
      : ["Whether it is shared is not known", "; it shows"];
  const queries =
    queryIds === undefined
      ? "; which queries it shows is not known"
      : `${shows} ${counted(queryIds.length, "query", "queries")}`;
  return `${shared}${queries}.${archived ? " It is archived." : ""}`;
}

export function queriesShown({ queryIds }: Dashboard): Subject[] {
  return subjects("query", queryIds ?? []);
}
