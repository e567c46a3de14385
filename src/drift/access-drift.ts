import type { AccessGraph } from "../graph/access-graph.js";
import type { Access } from "../graph/types.js";
import { accessWithGroups, groupsOf } from "../graph/user-access.js";
import { LEVELS } from "../model/access-words.js";
import { ascending } from "../model/sort-few.js";
import type { AccessDrift, AccessDrifts } from "./types.js";

/** What a login does to the groups of one account. */
export interface LoginGroups {
  readonly userId: number;
  /** The groups after the login, those that are certain. */
  readonly groupIds: readonly number[];
  readonly state: AccessDrift["state"];
  /** Of which data sources nothing can be said, because of groups that are not certain. By default of none. */
  readonly mayDiffer?: (dataSourceId: number) => boolean;
}

/** What logins change, row by row in their order. They are counted now, and made each time they are asked for. */
export function accessDrifts(graph: AccessGraph, logins: readonly LoginGroups[]): AccessDrifts {
  const counts = new Map<
    string,
    { change: AccessDrift["change"]; state: AccessDrift["state"]; rows: number }
  >();
  const changing = logins.filter((login) => {
    const rows = accessDrift(graph, login);
    for (const { change, state } of rows) {
      const count = counts.get(change + state);
      if (count === undefined) counts.set(change + state, { change, state, rows: 1 });
      else count.rows += 1;
    }
    return rows.length > 0;
  });
  const all = [...counts.values()];
  return {
    length: all.reduce((sum, { rows }) => sum + rows, 0),
    counts: all,
    *[Symbol.iterator]() {
      for (const login of changing) yield* accessDrift(graph, login);
    },
  };
}

/**
 * What other groups change for a user, source by source: a row where the level, an ability or being an administrator
 * differs. A user whose groups the server does not tell has none.
 */
export function accessDrift(
  graph: AccessGraph,
  { userId, groupIds, state, mayDiffer = () => false }: LoginGroups,
): AccessDrift[] {
  const before = groupsOf(graph, userId);
  if (before === null) return [];
  const added = beside(groupIds, before);
  const taken = beside(before, groupIds);
  if (added.length === 0 && taken.length === 0) return [];
  const rows: AccessDrift[] = [];
  for (const { dataSourceId, now, after } of accessWithGroups(graph, userId, groupIds)) {
    const change = changeOf(now, after);
    if (change !== null && !mayDiffer(dataSourceId))
      rows.push({ userId, dataSourceId, now, after, change, state, added, taken });
  }
  return rows;
}

function beside(some: readonly number[], others: readonly number[]): number[] {
  return ascending(some.filter((id) => !others.includes(id)));
}

function changeOf(now: Access, after: Access): AccessDrift["change"] | null {
  if (now.level !== after.level) return changeOfLevel(now, after);
  if (now.admin === after.admin && sameAbilities(now, after)) return null;
  return now.level === "unknown" ? "not known" : "abilities";
}

function changeOfLevel({ level: from }: Access, { level: to }: Access): AccessDrift["change"] {
  if (from === "unknown" || to === "unknown") return "not known";
  if (from === "none") return "gained";
  if (to === "none") return "lost";
  return LEVELS.indexOf(to) < LEVELS.indexOf(from) ? "raised" : "lowered";
}

function sameAbilities({ abilities: some }: Access, { abilities: others }: Access): boolean {
  return some.length === others.length && some.every((ability) => others.includes(ability));
}
