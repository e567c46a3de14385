import type { Directory, Identity } from "../model/directory.js";
import type { Group, Snapshot } from "../model/snapshot.js";
import { directoryGroups } from "./directory-groups.js";
import { matchAccounts } from "./match-accounts.js";
import type { Match, MatchSettings } from "./types.js";

/** How far each choice of settings would fit. */
export interface Suggestions {
  /** By which attribute so many of the accounts match one identity; the best first. */
  readonly attributes: readonly {
    readonly attribute: MatchSettings["attributes"][number];
    readonly matches: number;
    readonly of: number;
  }[];
  /**
   * How many memberships in regular groups, of the accounts that match by the best attribute, the directory has too by
   * that map: `equal`, `prefix:redash-`. `equal` always, a prefix only where it explains any; the best first.
   */
  readonly maps: readonly { readonly map: string; readonly explains: number; readonly of: number }[];
}

const ATTRIBUTES = ["mail", "upn", "login"] as const satisfies MatchSettings["attributes"];
const PREFIXES_TRIED = 5;

/** Which settings would explain most of what Redash shows. It applies none of them. */
export function suggest(snapshot: Pick<Snapshot, "users" | "groups">, directory: Directory): Suggestions {
  const tried = ATTRIBUTES.map((attribute) => {
    const matches = matchAccounts(snapshot.users, directory.identities, by(attribute));
    return { attribute, identities: matchedOf(matches) };
  }).sort((a, b) => b.identities.size - a.identities.size);
  const of = snapshot.users.length;
  return {
    attributes: tried.map(({ attribute, identities }) => ({ attribute, matches: identities.size, of })),
    maps: mapsOf(snapshot, directory, tried[0]?.identities ?? new Map()),
  };
}

function by(attribute: (typeof ATTRIBUTES)[number]): MatchSettings {
  return { attributes: [attribute], aliasDomains: new Map(), plusTags: false, accountMap: new Map() };
}

function matchedOf(matches: ReadonlyMap<number, Match>): Map<number, Identity> {
  const matched = new Map<number, Identity>();
  for (const { userId, outcome, identities } of matches.values()) {
    const [identity] = identities;
    if (outcome === "matched" && identity !== undefined) matched.set(userId, identity);
  }
  return matched;
}

function mapsOf(
  { users, groups }: Pick<Snapshot, "users" | "groups">,
  directory: Directory,
  identities: ReadonlyMap<number, Identity>,
): Suggestions["maps"] {
  const names = new Map(
    groups.filter(({ type }) => type === "regular").map(({ id, name }) => [id, name] as const),
  );
  const prefixes = ["", ...commonPrefixes(directory, new Set(names.values()))];
  const explained = prefixes.map(() => 0);
  const expansion = directoryGroups(directory);
  let of = 0;
  for (const user of users) {
    const identity = identities.get(user.id);
    if (identity === undefined) continue;
    const said = new Set(expansion.of(identity).groups.map(({ name }) => name));
    for (const id of new Set(user.groups)) {
      const name = names.get(id);
      if (name === undefined) continue;
      of += 1;
      prefixes.forEach((prefix, place) => {
        if (said.has(prefix + name)) explained[place] = (explained[place] ?? 0) + 1;
      });
    }
  }
  return prefixes
    .map((prefix, place) => ({
      map: prefix === "" ? "equal" : `prefix:${prefix}`,
      explains: explained[place] ?? 0,
      of,
    }))
    .filter(({ map, explains }) => map === "equal" || explains > 0)
    .sort((a, b) => b.explains - a.explains);
}

/** What stands before the name of a group of Redash in names of the directory's groups: the most frequent first. */
function commonPrefixes({ groups }: Directory, redash: ReadonlySet<Group["name"]>): string[] {
  const times = new Map<string, number>();
  for (const { name } of groups) {
    for (let end = 1; end < (name?.length ?? 0); end++) {
      const prefix = name?.slice(0, end) ?? "";
      if (redash.has(name?.slice(end) ?? "")) times.set(prefix, (times.get(prefix) ?? 0) + 1);
    }
  }
  return [...times]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, PREFIXES_TRIED)
    .map(([prefix]) => prefix);
}
