import { addressKey, type Directory, type Identity } from "../model/directory.js";
import { directoryGroups, type PersonGroups } from "./directory-groups.js";
import type { NameBook } from "./nearest-name.js";
import { namelessInWords, type SentGaps, sentGaps } from "./sent-gaps.js";
import { type GroupRule, type SentGroups, sentGroups } from "./sent-groups.js";
import type { GroupMap, Told } from "./types.js";

/** A value of `RedashGroups`, as the provider sends it: never split, never in another case. */
export interface AssertedValue {
  readonly name: string;
  /** How the directory comes to it; empty where the value was given outright. */
  readonly path: string;
}

/** What the provider sends for one person, so far as it matters to Redash. */
export interface Asserted {
  /** By the name without the blanks around it, as the server compares it. */
  readonly values: ReadonlyMap<string, AssertedValue>;
  /** Whether the person is in none of the groups that are sent, those included that Redash has no name for. */
  readonly inNone: Told;
  /** How many groups of the directory the person is seen in. */
  readonly groupCount: number;
  /** Why it is not known whether this name, which is not among the values, is sent too. undefined: it is not. */
  notKnownOf(name: string): string | undefined;
  /** Such a reason for some name that Redash has. undefined: the values are all that matter. */
  readonly notAllKnown: string | undefined;
  /** The names for which there is such a reason, and perhaps some of the values: one list for many people. */
  readonly maybeNames: readonly string[];
}

export interface GroupMapping {
  assertedFor(email: string, identity: Pick<Identity, "groups" | "groupsKnown">): Asserted;
  /** All that is sent of anybody at all, without the blanks around it. */
  readonly sentNames: ReadonlySet<string>;
  /** Entries of the table that no group of the directory has as name or id. */
  readonly unusedEntries: readonly string[];
}

/** @param redash The names of all groups of the organisation. */
export function groupMapping(rule: GroupMap["rule"], directory: Directory, redash: NameBook): GroupMapping {
  return rule.kind === "values" ? givenOutright(rule.values, redash) : byGroups(rule, directory, redash);
}

const NOTHING_OPEN = Object.freeze({
  notKnownOf: () => undefined,
  notAllKnown: undefined,
  maybeNames: Object.freeze([]),
});
const NOT_LISTED = "no values of RedashGroups are given for this account";

function givenOutright(given: ReadonlyMap<string, readonly string[]>, redash: NameBook): GroupMapping {
  const notListed: Asserted = {
    values: new Map(),
    inNone: "unknown",
    groupCount: 0,
    notKnownOf: () => NOT_LISTED,
    notAllKnown: NOT_LISTED,
    maybeNames: redash.names,
  };
  const names = new Set([...given.values()].flatMap((values) => values.map((value) => value.trim())));
  return {
    sentNames: names,
    unusedEntries: [],
    assertedFor(email) {
      const values = given.get(addressKey(email));
      if (values === undefined) return notListed;
      const sent = new Map(values.map((name) => [name.trim(), { name, path: "" }]));
      return { ...NOTHING_OPEN, values: sent, inNone: "no", groupCount: 0 };
    },
  };
}

function byGroups(rule: GroupRule, directory: Directory, redash: NameBook): GroupMapping {
  const groups = directoryGroups(directory);
  const sent = sentGroups(rule, directory, redash);
  const gaps = sentGaps(directory, sent, groups.membersNotKnown, redash);
  const maybe = { some: [...gaps.byName.keys()], all: [...gaps.byName.keys(), ...gaps.unsentNames] };
  return {
    sentNames: sent.names,
    unusedEntries: [...sent.unused.keys()],
    assertedFor(_email, identity) {
      const person = groups.of(identity);
      const values = valuesOf(person, sent);
      const nameless = sent.hasNameless
        ? person.groups.find(({ key }) => sent.valuesOf.get(key) === null)
        : undefined;
      const byIdAlone = nameless && namelessInWords(nameless);
      const byName = person.allKnown ? NO_GAPS : gaps.byName;
      const ofUnsent = byIdAlone ?? (person.allKnown ? undefined : gaps.unsent);
      const someUnsent = gaps.unsentNames.length > 0 ? ofUnsent : undefined;
      const ofSome = person.allKnown ? NOTHING_OPEN.maybeNames : maybe.some;
      return {
        values,
        inNone: inNone(person, sent, gaps),
        groupCount: person.groups.length,
        notKnownOf: (name) => byName.get(name) ?? (sent.names.has(name) ? undefined : ofUnsent),
        notAllKnown: firstBeside(byName, values) ?? someUnsent,
        maybeNames: someUnsent === undefined ? ofSome : maybe.all,
      };
    },
  };
}

const NO_GAPS: SentGaps["byName"] = new Map();

/** Those of the groups that the person is seen in, each name once, by the nearest group that is sent so. */
function valuesOf(person: PersonGroups, sent: SentGroups): Map<string, AssertedValue> {
  const values = new Map<string, AssertedValue>();
  person.groups.forEach(({ key }, place) => {
    for (const { name, trimmed } of sent.matteringOf(key)) {
      if (!values.has(trimmed)) values.set(trimmed, { name, path: person.pathFrom(place) });
    }
  });
  return values;
}

function firstBeside(gaps: SentGaps["byName"], values: Asserted["values"]): string | undefined {
  for (const [name, because] of gaps) if (!values.has(name)) return because;
  return undefined;
}

function inNone({ groups, allKnown }: PersonGroups, { valuesOf }: SentGroups, gaps: SentGaps): Told {
  let isAnyNameless = false;
  for (const { key } of groups) {
    const values = valuesOf.get(key);
    if (values === null) isAnyNameless = true;
    else if (values !== undefined && values.length > 0) return "no";
  }
  if (isAnyNameless) return "unknown";
  return allKnown || !gaps.maybeInSome ? "yes" : "unknown";
}
