import type { DataSource, User } from "../model/snapshot.js";
import { type UserStatus, userStatus } from "../model/user-status.js";
import type { AccessGraph } from "./access-graph.js";
import type { GroupEntry, UserEntry } from "./access-index.js";
import { labelsOf } from "./labels.js";
import { pathsOf } from "./paths.js";
import type { Access, GrantLeg, Path } from "./types.js";
import { placeOf, userOf, verdictOf, verdictWithout } from "./user-access.js";
import { accessInWords } from "./words.js";

export interface NamedGroup {
  readonly groupId: number;
  /** Of `labelsOf`: unique among the groups of the snapshot. */
  readonly label: string;
}

/** A path whose groups have names. */
export type ExplainedPath = Omit<Path, "grants" | "permissionGroups"> & {
  readonly grants: readonly (NamedGroup & Pick<GrantLeg, "gives">)[];
  readonly permissionGroups: readonly NamedGroup[];
};

/** What would be left if the user left the group, or the group lost its grant of the data source. */
export interface Removal extends NamedGroup {
  readonly left: Access;
  readonly leftInWords: string;
}

/** Why a user can do what he can do to a data source, and what would change it. */
export interface Explanation {
  readonly user: Pick<User, "id" | "name" | "email"> & { readonly status: UserStatus };
  readonly dataSource: Pick<DataSource, "id" | "name" | "presence">;
  readonly access: Access;
  readonly inWords: string;
  /** From the highest level down. */
  readonly paths: readonly ExplainedPath[];
  /** By group id. `times`: how often the group stands in the user's list, so often it must be removed. */
  readonly withoutMembership: readonly (Removal & { readonly times: number })[];
  /** By group id. */
  readonly withoutGrant: readonly Removal[];
}

/** @throws Problem `not_in_snapshot` */
export function explain(graph: AccessGraph, userId: number, dataSourceId: number): Explanation {
  const { index } = graph;
  const asker = userOf(index, userId);
  const place = placeOf(index, dataSourceId);
  const label = labelsOf([...index.groups.values()].map(({ group }) => group));
  const access = verdictOf(index, asker, place);
  const paths = pathsOf(graph, userId, dataSourceId);
  const removal = ({ group: { id } }: GroupEntry, left: Access): Removal => {
    return { groupId: id, label: label(id), left, leftInWords: accessInWords(left, label) };
  };
  const { id, name, email } = asker.user;
  const dataSource = index.dataSources[place] as DataSource;
  return {
    user: { id, name, email, status: userStatus(asker.user) },
    dataSource: { id: dataSource.id, name: dataSource.name, presence: dataSource.presence },
    access,
    inWords: accessInWords(access, label),
    paths: paths.map((path) => named(path, label)),
    withoutMembership: withoutMembership(asker, groupsThatMatter(access, paths), (from) =>
      removal(from, verdictWithout(index, asker, from.group.id, place)),
    ),
    withoutGrant: withoutGrant(asker, place, (from, groups) =>
      removal(from, verdictOf(index, { ...asker, groups }, place)),
    ),
  };
}

function withoutMembership(
  { user, groups }: UserEntry,
  matters: ReadonlySet<number>,
  removal: (from: GroupEntry) => Removal,
) {
  return (groups ?? [])
    .filter(({ group }) => matters.has(group.id))
    .map((from) => {
      const times = user.groups?.filter((groupId) => groupId === from.group.id).length ?? 0;
      return { ...removal(from), times };
    });
}

function withoutGrant(
  { groups }: UserEntry,
  place: number,
  removal: (from: GroupEntry, groupsWithTheChanged: GroupEntry[]) => Removal,
): Removal[] {
  const all = groups ?? [];
  return all
    .filter(({ grants }) => grants.has(place) && grants.get(place) !== "unknown")
    .map((from) => {
      const grants = new Map(from.grants);
      grants.delete(place);
      const left = all.map((other) => (other === from ? { ...other, grants } : other));
      return removal(from, left);
    });
}

function groupsThatMatter(access: Access, paths: readonly Path[]): Set<number> {
  return new Set([
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
