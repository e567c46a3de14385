import { type GrantList, grantLists } from "./grants.js";
import type { Page } from "./page.js";
import { clearLabel } from "./parts.js";
import type { GrantSign } from "./signs.js";
import { visible } from "./visible.js";
import { capital, few } from "./words.js";

/** What a reader should not overlook of a data source: a word beside its name, and what it means. */
export interface Remark {
  readonly mark: string;
  readonly words: string;
}

/** To which groups the data source at this place is granted, and of which it is not known. No list is empty. */
export function grantsOfSource(page: Page, place: number): GrantList[] {
  const { index } = page.graph;
  const at = index.places.get(page.organisation.dataSources[place]?.id ?? 0) ?? -1;
  const byGroup = new Map<number, GrantSign["id"]>();
  for (const { group, grants } of index.groups.values()) {
    const gives = grants.get(at);
    if (gives !== undefined) byGroup.set(group.id, gives);
  }
  return grantLists(byGroup, page.namedGroup).filter(({ list }) => list.length > 0);
}

/** How many names a folded line shows. */
const NAMES_IN_SHORT = 4;
const IN_SHORT = { full: "in full to", view: "view only to", unknown: "not known for" };

/** `Granted in full to Analysts; view only to default, Operations and 3 more`. */
export function grantsInShort(page: Page, place: number): string {
  const parts = grantsOfSource(page, place).map(
    ({ sign, list }) => `${IN_SHORT[sign.id]} ${few(list.map(clearLabel), NAMES_IN_SHORT)}`,
  );
  if (parts.length === 0) {
    const listed = page.sources.presence[place] === "listed";
    return listed ? "Granted to no group" : "Not known to whom it is granted";
  }
  const granted = parts[0]?.startsWith("not known") ? "" : "granted ";
  return capital(`${granted}${parts.join("; ")}`);
}

const PRESENCE: Readonly<Record<string, Remark>> = {
  hidden: {
    mark: "no driver",
    words: "It is there, but its driver does not load, so Redash does not tell whom it is granted to.",
  },
  possible: {
    mark: "perhaps deleted",
    words:
      "Redash answers the same for a data source that was deleted and for one whose driver does not load.",
  },
};

export function remarksOf({ sources }: Page, place: number): Remark[] {
  const presence = PRESENCE[String(sources.presence[place])];
  const paused = sources.paused[place] === "yes";
  const reason = String(sources.pause_reason[place] ?? "");
  const given = reason === "" ? "" : ` Reason given: ${visible(reason)}`;
  return [
    ...(paused
      ? [
          {
            mark: "paused",
            words: `Nobody’s queries run while it is paused; access stays what it is.${given}`,
          },
        ]
      : []),
    ...(presence === undefined ? [] : [presence]),
  ];
}
