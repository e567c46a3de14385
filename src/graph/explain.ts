import type { DataSource, User } from "../model/snapshot.js";
import { type UserStatus, userStatus } from "../model/user-status.js";
import type { AccessGraph } from "./access-graph.js";
import { type Ending, endingsOf } from "./endings.js";
import { labelsOf } from "./labels.js";
import { pathsOf } from "./paths.js";
import { type NamedGroup, type SingleRemovals, singleRemovals } from "./single-removals.js";
import type { Access, GrantLeg, Path } from "./types.js";
import { editingGroups, placeOf, userOf, verdictOf } from "./user-access.js";
import { accessInWords } from "./words.js";

/** A path whose groups have names. */
export type ExplainedPath = Omit<Path, "grants" | "permissionGroups"> & {
  readonly grants: readonly (NamedGroup & Pick<GrantLeg, "gives">)[];
  readonly permissionGroups: readonly NamedGroup[];
};

/** Why a user can do what he can do to a data source, and what would change it. */
export interface Explanation extends SingleRemovals {
  readonly user: Pick<User, "id" | "name" | "email"> & { readonly status: UserStatus };
  readonly dataSource: Pick<DataSource, "id" | "name" | "presence">;
  readonly access: Access;
  readonly inWords: string;
  /** From the highest level down. */
  readonly paths: readonly ExplainedPath[];
  /** The fewest changes that end it, and that bring it below the level `query`. Empty: there is no access. */
  readonly endings: readonly Ending[];
}

/** @throws Problem `not_in_snapshot` */
export function explain(graph: AccessGraph, userId: number, dataSourceId: number): Explanation {
  const { index } = graph;
  const asker = userOf(index, userId);
  const place = placeOf(index, dataSourceId);
  const label = labelsOf([...index.groups.values()].map(({ group }) => group));
  const access = verdictOf(index, asker, place);
  const paths = pathsOf(graph, userId, dataSourceId);
  const { id, name, email } = asker.user;
  const dataSource = index.dataSources[place] as DataSource;
  return {
    user: { id, name, email, status: userStatus(asker.user) },
    dataSource: { id: dataSource.id, name: dataSource.name, presence: dataSource.presence },
    access,
    inWords: accessInWords(access, label),
    paths: paths.map((path) => named(path, label)),
    ...singleRemovals(graph, asker, place, access, groupsThatMatter(graph, userId, access, paths), label),
    endings: endingsOf(graph, userId, dataSourceId, access, { group: label, dataSourceId }),
  };
}

function groupsThatMatter(
  graph: AccessGraph,
  userId: number,
  access: Access,
  paths: readonly Path[],
): Set<number> {
  return new Set([
    ...(access.ownQueries === null ? [] : editingGroups(graph, userId)),
    ...access.grants.map(({ groupId }) => groupId),
    ...paths.flatMap(({ permissionGroups }) => permissionGroups),
  ]);
}

function named(path: Path, label: (groupId: number) => string): ExplainedPath {
  return {
    ...path,
    grants: path.grants.map((leg) => ({ ...leg, label: label(leg.groupId) })),
    permissionGroups: path.permissionGroups.map((groupId) => ({ groupId, label: label(groupId) })),
  };
}
