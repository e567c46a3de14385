import { counted, figure } from "../model/counted.js";
import type { Directory, Identity } from "../model/directory.js";
import { sentences } from "../model/sentences.js";
import type { User } from "../model/snapshot.js";
import type { Match, MatchSettings } from "./types.js";

/** Of fewer accounts it says nothing how many match. */
const LEAST_ACCOUNTS = 10;
/** A directory that is the right one has more than one in so many of the accounts. */
const ONE_IN = 5;

export interface Fit {
  /**
   * Why accounts and directory fit so badly, by what is compared, that nobody may be said to be missing: few accounts
   * match, or most people lack what is compared. Empty: they fit.
   */
  readonly misfit: string;
  /** That some people lack what is compared, where they are few: a sentence, or nothing. */
  readonly unmatchable: string;
}

/**
 * How well accounts and directory fit, by what is compared. Somebody without it matches no account, and so may be the
 * person of any that matches nobody.
 */
export function fitOf(
  users: readonly User[],
  { identities }: Directory,
  settings: MatchSettings,
  matches: ReadonlyMap<number, Match>,
): Fit {
  const people = identities.filter(({ kind }) => kind !== "service");
  const unmatchable = people.filter((identity) => !isMatchable(identity, settings)).length;
  const few = fewMatched(users, matches);
  if (unmatchable === 0) return { misfit: few, unmatchable: "" };
  const have = unmatchable === 1 ? "has" : "have";
  const lack = `${counted(unmatchable, "person", "people")} of the directory ${have} no ${settings.attributes.join(" or ")} to compare with`;
  if (unmatchable * 2 <= people.length) {
    return { misfit: few, unmatchable: `${lack}, and may be this person.` };
  }
  const most = `${lack}, of ${figure(people.length)} (setting match-by).`;
  return { misfit: sentences([few, most]), unmatchable: "" };
}

/** Whether the identity has any of the attributes that are compared. */
export function isMatchable(identity: Identity, { attributes }: MatchSettings): boolean {
  return attributes.some((attribute) => identity[attribute] !== undefined);
}

function fewMatched(users: readonly User[], matches: ReadonlyMap<number, Match>): string {
  const enabled = users.filter(({ disabled }) => !disabled);
  const matched = enabled.filter(({ id }) => matches.get(id)?.outcome !== "none").length;
  if (enabled.length < LEAST_ACCOUNTS || matched * ONE_IN >= enabled.length) return "";
  const those =
    matched === 0
      ? `None of ${figure(enabled.length)} accounts matches`
      : `Only ${figure(matched)} of ${figure(enabled.length)} accounts ${matched === 1 ? "matches" : "match"}`;
  return `${those} anybody in the directory: this is probably not the right export, or not the right attribute (setting match-by). \`redash-access directory check --against\` tells which attribute matches.`;
}
