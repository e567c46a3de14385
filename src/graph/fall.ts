import { LEVELS, type Level } from "../model/access-words.js";
import { levelOf } from "./access.js";
import type { Access } from "./types.js";

/** Whether a level falls. `perhaps`: what there is now, or would be then, is not known. */
export type Fall = "no" | "perhaps" | "surely";

/** @param then What is left of `now` when something is taken away. */
export function fall(now: Access, then: Access): Fall {
  const lower = isBelow(atLeast(then), atLeast(now));
  if (isKnown(now) && isKnown(then)) return lower ? "surely" : "no";
  // What is not known now may be what is lost, unless everything that it rests on is there as before.
  if (lower || then.maybeMoreQueries !== now.maybeMoreQueries) return "perhaps";
  return now.level !== "unknown" || legsInShort(now) === legsInShort(then) ? "no" : "perhaps";
}

/** Whether the level is what it says, also where not all queries were read. */
function isKnown({ level, maybeMoreQueries }: Access): boolean {
  return level === "query" || (level !== "unknown" && !maybeMoreQueries);
}

function isBelow(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other);
}

/** The level that is certain, whatever is not known. */
export function atLeast({ ownQueries, abilities }: Access): Exclude<Level, "unknown"> {
  return ownQueries === null ? levelOf(abilities) : "query";
}

/** The strongest leg that is known, and how many are not. */
function legsInShort({ grants }: Access): string {
  const unknown = grants.filter(({ gives }) => gives === "unknown").length;
  return `${grants.length === unknown ? "none" : grants[0]?.gives} ${unknown}`;
}
