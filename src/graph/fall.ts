import { LEVELS, type Level } from "../model/access-words.js";
import { couldRise, levelOf } from "./access.js";
import type { AccessIndex } from "./access-index.js";
import type { Access } from "./types.js";
import { verdictOf } from "./user-access.js";
import { type Asker, newQueryOf, possibleGrants } from "./verdict.js";

/** Whether a level falls. `perhaps`: what there is now, or would be then, is not known. */
export type Fall = "no" | "perhaps" | "surely";

/**
 * Whether the level on the data source at this place falls.
 * @param then Who asked as `now`, when something is taken away.
 */
export function fallAt(index: AccessIndex, now: Asker, then: Asker, place: number): Fall {
  const was = verdictOf(index, now, place);
  const fell = fall(was, verdictOf(index, then, place));
  return fell === "no" && couldRise(was) && losesPossibleQuery(index, now, then) ? "perhaps" : fell;
}

/**
 * On 8: whether one of the grants goes by which he may be able to make a query, and move it anywhere. Verdicts do not
 * tell: there may be a query, whether of these or of those that were not read.
 */
function losesPossibleQuery(index: AccessIndex, { groups: were }: Asker, { groups: are }: Asker): boolean {
  if (were === null || are === null || newQueryOf(index, were) !== "maybe") return false;
  return possibleGrants(index, are) < possibleGrants(index, were);
}

function fall(now: Access, then: Access): Fall {
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
