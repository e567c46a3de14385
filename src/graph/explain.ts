import { type DataSource, type User, type UserStatus, userStatus } from "../model/snapshot.js";
import type { GroupEntry } from "./access-index.js";
import { labelsOf } from "./labels.js";
import { pathsOf } from "./paths.js";
import type { Access, AccessGraph, GrantLeg, Path } from "./types.js";
import { placeOf, userOf, verdictOf } from "./user-access.js";
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
  const entry = userOf(index, userId);
  const { user, groups } = entry;
  const place = placeOf(index, dataSourceId);
  const { id, name, presence } = index.dataSources[place] as DataSource;
  const access = verdictOf(index, entry, place);
  const paths = pathsOf(graph, userId, dataSourceId);
  const label = labelsOf([...index.groups.values()].map(({ group }) => group));
  const removal = (from: GroupEntry, groupsLeft: GroupEntry[]): Removal => {
    const left = verdictOf(index, { ...entry, groups: groupsLeft }, place);
    return {
      groupId: from.group.id,
      label: label(from.group.id),
      left,
      leftInWords: accessInWords(left, label),
    };
  };
  const matters = groupsThatMatter(access, paths);
  return {
    user: { id: user.id, name: user.name, email: user.email, status: userStatus(user) },
    dataSource: { id, name, presence },
    access,
    inWords: accessInWords(access, label),
    paths: paths.map((path) => named(path, label)),
    withoutMembership: (groups ?? [])
      .filter(({ group }) => matters.has(group.id))
      .map((from) => ({
        ...removal(
          from,
          (groups ?? []).filter((other) => other !== from),
        ),
        times: user.groups?.filter((groupId) => groupId === from.group.id).length ?? 0,
      })),
    withoutGrant: (groups ?? [])
      .filter(({ grants }) => grants.has(place) && grants.get(place) !== "unknown")
      .map((from) =>
        removal(
          from,
          (groups ?? []).map((other) => (other === from ? withoutGrant(other, place) : other)),
        ),
      ),
  };
}

function withoutGrant(entry: GroupEntry, place: number): GroupEntry {
  const grants = new Map(entry.grants);
  grants.delete(place);
  return { ...entry, grants };
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
