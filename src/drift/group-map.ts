import { addressKey, type Directory, type DirectoryGroup, type Identity } from "../model/directory.js";
import { directoryGroups, groupName, type PersonGroups } from "./directory-groups.js";
import type { NameBook } from "./nearest-name.js";
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
}

export interface GroupMapping {
  assertedFor(email: string, identity: Pick<Identity, "groups" | "groupsKnown">): Asserted;
  /** Whether it is sent of anybody at all. */
  isSent(name: string): boolean;
  /** Entries of the table that no group of the directory has as name or id. */
  readonly unusedEntries: readonly string[];
}

/** @param redash The names of all groups of the organisation. */
export function groupMapping(rule: GroupMap["rule"], directory: Directory, redash: NameBook): GroupMapping {
  return rule.kind === "values" ? givenOutright(rule.values) : byGroups(rule, directory, redash);
}

const NOT_LISTED = "no values of RedashGroups are given for this account";

function givenOutright(given: ReadonlyMap<string, readonly string[]>): GroupMapping {
  const notListed: Asserted = {
    values: new Map(),
    inNone: "unknown",
    groupCount: 0,
    notKnownOf: () => NOT_LISTED,
    notAllKnown: NOT_LISTED,
  };
  const names = new Set([...given.values()].flatMap((values) => values.map((value) => value.trim())));
  return {
    isSent: (name) => names.has(name),
    unusedEntries: [],
    assertedFor(email) {
      const values = given.get(addressKey(email));
      if (values === undefined) return notListed;
      const sent = new Map(values.map((name) => [name.trim(), { name, path: "" }]));
      return {
        ...notListed,
        values: sent,
        inNone: "no",
        notKnownOf: () => undefined,
        notAllKnown: undefined,
      };
    },
  };
}

function byGroups(rule: GroupRule, directory: Directory, redash: NameBook): GroupMapping {
  const groups = directoryGroups(directory);
  const sent = sentGroups(rule, directory, redash);
  const gaps = gapsOf(directory, sent, groups.membersNotKnown, redash);
  return {
    isSent: (name) => sent.names.has(name),
    unusedEntries: [...sent.unused.keys()],
    assertedFor(_email, identity) {
      const person = groups.of(identity);
      const values = valuesOf(person, sent);
      const nameless = person.groups.find(({ key }) => sent.valuesOf.get(key) === null);
      const byIdAlone = nameless === undefined ? undefined : namelessInWords(nameless);
      const ofUnsent = byIdAlone ?? (person.allKnown ? undefined : gaps.unsent);
      const notKnownOf = (name: string) =>
        (person.allKnown ? undefined : gaps.byName.get(name)) ??
        (sent.names.has(name) ? undefined : ofUnsent);
      return {
        values,
        inNone: inNone(person, sent, gaps),
        groupCount: person.groups.length,
        notKnownOf,
        notAllKnown:
          (person.allKnown ? undefined : firstBeside(gaps.byName, values)) ??
          (gaps.someUnsent ? ofUnsent : undefined),
      };
    },
  };
}

/** Those of the groups that the person is seen in, each name once, by the nearest group that is sent so. */
function valuesOf(person: PersonGroups, sent: SentGroups): Map<string, AssertedValue> {
  const values = new Map<string, AssertedValue>();
  for (const { key } of person.groups) {
    for (const name of sent.valuesOf.get(key) ?? []) {
      const trimmed = name.trim();
      if (!values.has(trimmed) && sent.matters(trimmed))
        values.set(trimmed, { name, path: person.pathTo(key) });
    }
  }
  return values;
}

/** What the files do not tell of what is sent, for everybody whose groups are not all known otherwise. */
interface Gaps {
  /** By name that Redash has: why somebody may be sent it though he is not seen in a group of that name. */
  readonly byName: ReadonlyMap<string, string>;
  /** The same of names that no group of the directory is sent as. */
  readonly unsent: string | undefined;
  /** Whether Redash has such names. */
  readonly someUnsent: boolean;
  /** Whether somebody may be in a group that is sent though he is seen in none. */
  readonly maybeInSome: boolean;
}

function gapsOf(
  { files, groups }: Directory,
  sent: SentGroups,
  membersNotKnown: ReadonlyMap<string, string>,
  redash: NameBook,
): Gaps {
  const byName = new Map<string, string>();
  const add = (values: readonly string[], because: string) => {
    for (const name of values.map((value) => value.trim())) {
      if (redash.has(name) && !byName.has(name)) byName.set(name, because);
    }
  };
  let maybeInSome = sent.unused.size > 0;
  for (const [key, because] of [...membersNotKnown].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const values = sent.valuesOf.get(key) ?? null;
    if (values === null || values.length > 0) maybeInSome = true;
    add(values ?? [], because);
  }
  for (const [entry, values] of sent.unused) add(values, `no group of the directory is called ${entry}`);
  const nameless = groups.find(({ key }) => membersNotKnown.has(key) && sent.valuesOf.get(key) === null);
  const cut = files.find((file) => file.groups !== null && file.partialBecause.length > 0);
  const unsent =
    cut === undefined
      ? nameless && namelessInWords(nameless)
      : `the groups in ${cut.name} are not all there are`;
  const someUnsent = redash.names.some((name) => !sent.names.has(name) && !byName.has(name));
  return { byName, unsent, someUnsent, maybeInSome: maybeInSome || unsent !== undefined };
}

function namelessInWords(group: DirectoryGroup): string {
  return `the directory tells the group ${groupName(group)} by its id alone, not by its name`;
}

function firstBeside(gaps: Gaps["byName"], values: Asserted["values"]): string | undefined {
  for (const [name, because] of gaps) if (!values.has(name)) return because;
  return undefined;
}

function inNone({ groups, allKnown }: PersonGroups, { valuesOf }: SentGroups, gaps: Gaps): Told {
  const sent = groups.map(({ key }) => valuesOf.get(key));
  if (sent.some((values) => values != null && values.length > 0)) return "no";
  if (sent.includes(null)) return "unknown";
  return allKnown || !gaps.maybeInSome ? "yes" : "unknown";
}
