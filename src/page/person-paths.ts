import type { Access } from "../graph/types.js";
import { accessOfUser, editingGroups, placeOf, userOf, verdictWithout } from "../graph/user-access.js";
import { ascending } from "../model/sort-few.js";
import type { Leaving } from "./leaving.js";
import { type Named, sortNames } from "./named.js";
import type { Page } from "./page.js";
import { pathKey, permittingGroups, raisingQueries } from "./path-key.js";
import { LEVELS } from "./signs.js";

/** Data sources that a person reaches in the very same way. */
export interface SourcesOfPath {
  readonly access: Access;
  /** In the order of names. */
  readonly sources: readonly Named[];
  /** What would be left, for each group that the path goes through. By group id. */
  readonly leaving: readonly Leaving[];
}

/** All that the person reaches, now or once enabled, and what is not known; from the highest level down. */
export function personPaths(page: Page, userId: number): SourcesOfPath[] {
  const byKey = new Map<string, { access: Access; sources: Named[] }>();
  for (const { dataSourceId, access } of accessOfUser(page.graph, userId)) {
    const key = pathKey(access);
    const path = byKey.get(key) ?? { access, sources: [] };
    path.sources.push(page.namedSource(dataSourceId));
    byKey.set(key, path);
  }
  const paths = Array.from(byKey.values(), ({ access, sources }) => {
    sortNames(sources);
    return { access, sources, leaving: leavingOf(page, userId, sources[0]?.id ?? 0, access) };
  });
  const rank = ({ access }: SourcesOfPath) => LEVELS.findIndex(({ id }) => id === access.level);
  const place = ({ sources }: SourcesOfPath) => sources[0]?.place ?? 0;
  return paths.sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
}

/** Of one data source of a path: it is the same for all of them. */
function leavingOf({ graph }: Page, userId: number, sourceId: number, access: Access): Leaving[] {
  const { index } = graph;
  const matter = new Set([
    ...access.grants.map(({ groupId }) => groupId),
    ...permittingGroups(access),
    ...(raisingQueries(access) === null ? [] : editingGroups(graph, userId)),
  ]);
  const place = placeOf(index, sourceId);
  return ascending(matter).map((groupId) => ({
    groupId,
    left: verdictWithout(index, userOf(index, userId), groupId, place),
  }));
}
