import { figure } from "../model/counted.js";
import { fileName } from "./files.js";
import type { PageRun } from "./page-data.js";
import type { ListId } from "./view-state.js";

/** A list of which not everything need be on paper. */
export interface PrintedList {
  readonly id: ListId;
  /** How many there are, how many of them are looked at, and how many of those are printed. */
  readonly all: number;
  readonly shown: number;
  readonly printed: number;
}

/** How many items of a list are printed at most: paper has no search. */
export const MOST_PRINTED: Readonly<Record<ListId, number>> = {
  people: 500,
  "data-sources": 200,
  groups: 200,
};

const WORDS: Readonly<Record<ListId, readonly [nouns: string, ...files: string[]]>> = {
  people: ["people", "users.csv", "effective-access.csv"],
  "data-sources": ["data sources", "data-sources.csv"],
  groups: ["groups", "groups.csv"],
};

/**
 * What is not on the paper of a list, and where it is: `Printed: 12 of 60 people, narrowed down to “ana”.` Empty where
 * all is printed.
 * @param by what the list is narrowed down to, in words; empty: nothing
 */
export function printedInWords(
  { id, all, shown, printed }: PrintedList,
  by: string,
  run: Pick<PageRun, "ofOneSource">,
): string {
  if (printed === all) return "";
  const [nouns, ...files] = WORDS[id];
  const have = files.map((file) => fileName(file, run)).join(" and ") + (files.length > 1 ? " have" : " has");
  const narrowed = shown === all ? "" : `, ${by === "" ? "narrowed down" : `narrowed down to ${by}`}`;
  const beyond =
    printed === shown ? "" : ` ${figure(shown - printed)} more are too many for paper and not printed.`;
  return `Printed: ${figure(printed)} of ${figure(all)} ${nouns}${narrowed}.${beyond} ${have} all.`;
}

/** How many of each of these lists are printed, where paper has room for so many in all: what comes first is whole. */
export function printedOfEach(lengths: readonly number[], most: number): number[] {
  let room = most;
  return lengths.map((length) => {
    const printed = Math.min(length, room);
    room -= printed;
    return printed;
  });
}
