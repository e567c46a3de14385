import type { Directory, DirectoryGroup } from "../model/directory.js";
import { remember } from "../model/remember.js";
import type { NameBook } from "./nearest-name.js";
import type { GroupMap } from "./types.js";

/** The rules by which the groups of the directory decide what is sent. */
export type GroupRule = Exclude<GroupMap["rule"], { readonly kind: "values" }>;

/** Under which values each group of the directory is sent: made once for all people. */
export interface SentGroups {
  /** By group key. null: the export names the group by its id alone, and its name would decide. */
  readonly valuesOf: ReadonlyMap<string, readonly string[] | null>;
  /** Every value of any group, without the blanks around it. */
  readonly names: ReadonlySet<string>;
  /** Of the table: what no group of the directory has as name or id, and its values. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
  /** Whether any group is told by its id alone. */
  readonly hasNameless: boolean;
  /**
   * Of the values of a group those that can matter: Redash has the name, or nearly. Where values are chosen for Redash
   * all of them do.
   */
  matteringOf(groupKey: string): readonly SentValue[];
}

interface SentValue {
  readonly name: string;
  /** Without the blanks around it. */
  readonly trimmed: string;
}

export function sentGroups(rule: GroupRule, { groups }: Directory, redash: NameBook): SentGroups {
  const tabled = rule.kind === "table" ? tableOf(rule.table) : undefined;
  const valuesOf = new Map(groups.map((group) => [group.key, tabled?.values(group) ?? plain(rule, group)]));
  const names = new Set([...valuesOf.values()].flatMap((values) => values?.map((v) => v.trim()) ?? []));
  const matters = rule.kind === "equal" ? known(names, redash) : () => true;
  return {
    valuesOf,
    names,
    unused: tabled?.unused() ?? new Map(),
    hasNameless: [...valuesOf.values()].includes(null),
    // Only of groups that a person is in: to look for a name that is nearly the same takes long.
    matteringOf: remember(groups.length, (key: string) =>
      (valuesOf.get(key) ?? [])
        .map((name) => ({ name, trimmed: name.trim() }))
        .filter(({ trimmed }) => matters(trimmed)),
    ),
  };
}

function plain(rule: GroupRule, { name }: DirectoryGroup): readonly string[] | null {
  if (rule.kind === "table") return [];
  if (name === null) return null;
  if (rule.kind === "equal") return [name];
  return name.startsWith(rule.prefix) ? [name.slice(rule.prefix.length)] : [];
}

/** Looks a group up by its name as written, or by an id in any case, and remembers which entries were found. */
function tableOf(table: ReadonlyMap<string, readonly string[]>) {
  const byId = new Map([...table.keys()].map((entry) => [entry.toLowerCase(), entry]));
  const found = new Set<string>();
  return {
    values({ name, ids }: DirectoryGroup): string[] {
      const entries = new Set(ids.flatMap((id) => byId.get(id.toLowerCase()) ?? []));
      if (name !== null && table.has(name)) entries.add(name);
      for (const entry of entries) found.add(entry);
      return [...new Set([...entries].flatMap((entry) => table.get(entry) ?? []))];
    },
    unused: () => new Map([...table].filter(([entry]) => !found.has(entry))),
  };
}

/**
 * Of a whole directory's own names only those that Redash has, or that were meant to be one. A slip is none where
 * another group of the directory has the right name: `Sales EU` and `Sales US` are two groups.
 */
function known(sent: ReadonlySet<string>, redash: NameBook): (name: string) => boolean {
  return (name) => {
    if (name === "" || redash.has(name)) return true;
    const nearest = redash.nearest(name);
    if (nearest?.kind === "list") return nearest.others === 0;
    return nearest?.kind === "typo" ? !sent.has(nearest.name) : nearest !== undefined;
  };
}
