import type { AccessGraph } from "../graph/access-graph.js";
import { type Access, LEVELS } from "../graph/types.js";
import { accessOf, accessWithGroups, groupsOf } from "../graph/user-access.js";
import type { AccessDrift } from "./types.js";

/**
 * What other groups change for a user, source by source: a row where the level, an ability or being an administrator
 * differs. A user whose groups the server does not tell has none.
 *
 * @param groupIds the groups after the login, those that are certain.
 * @param mayDiffer of which data sources nothing can be said, because of groups that are not.
 */
export function accessDrift(
  graph: AccessGraph,
  userId: number,
  groupIds: readonly number[],
  state: AccessDrift["state"],
  mayDiffer: (dataSourceId: number) => boolean = () => false,
): AccessDrift[] {
  const before = groupsOf(graph, userId);
  if (before === null) return [];
  const added = beside(groupIds, before);
  const taken = beside(before, groupIds);
  if (added.length === 0 && taken.length === 0) return [];
  return accessWithGroups(graph, userId, groupIds).flatMap(({ dataSourceId, access: after }) => {
    const now = accessOf(graph, userId, dataSourceId);
    const change = changeOf(now, after);
    return change === null || mayDiffer(dataSourceId)
      ? []
      : [{ userId, dataSourceId, now, after, change, state, added, taken }];
  });
}

function beside(some: readonly number[], others: readonly number[]): number[] {
  return some.filter((id) => !others.includes(id)).sort((a, b) => a - b);
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
