import type { AccessGraph } from "./access-graph.js";
import type { UserEntry } from "./access-index.js";
import { afterChanges } from "./after-changes.js";
import { countWays } from "./other-ways.js";
import { queriesTo } from "./own-queries.js";
import type { Access, Change } from "./types.js";
import { accessInWords } from "./words.js";

/** What one change alone would leave. */
export interface Left {
  readonly left: Access;
  readonly leftInWords: string;
  /**
   * How many ways to the level are left where the level stays what it is: pairs of a group that grants and a group that
   * permits, and own queries. null: the level changes.
   */
  readonly otherWays: number | null;
}

export interface NamedGroup {
  readonly groupId: number;
  /** Of `labelsOf`: unique among the groups of the snapshot. */
  readonly label: string;
}

/** What would be left if the user left the group, or the group lost its grant of the data source. */
export type Removal = NamedGroup & Left;

/** What would be left if the query had another owner, or the user might no longer modify it. */
export interface QueryRemoval extends Left {
  readonly queryId: number;
  readonly kind: "ownership" | "modifying";
}

/** What each single change would leave, asked of the rule itself. */
export interface SingleRemovals {
  /** By group id. `times`: how often the group stands in the user's list, so often it must be removed. */
  readonly withoutMembership: readonly (Removal & { readonly times: number })[];
  /** By group id. */
  readonly withoutGrant: readonly Removal[];
  /** By query id; a query that is owned and modifiable is there twice. */
  readonly withoutQuery: readonly QueryRemoval[];
}

/** @param matters Groups that stand in a path. Leaving another is left out where it changes nothing. */
export function singleRemovals(
  { index }: AccessGraph,
  asker: UserEntry,
  place: number,
  access: Access,
  matters: ReadonlySet<number>,
  label: (groupId: number) => string,
): SingleRemovals {
  const { user, own } = asker;
  const groups = asker.groups ?? [];
  const dataSourceId = index.dataSources[place]?.id ?? 0;
  const leftBy = (change: Change): Left => {
    const after = afterChanges(index, [change]);
    const left = after.verdict(asker, place);
    const stays = left.level === access.level && left.admin === access.admin;
    const otherWays = stays ? countWays(index.traits, after.asker(asker), left) : null;
    return { left, leftInWords: accessInWords(left, label), otherWays };
  };
  const named = (groupId: number): NamedGroup => ({ groupId, label: label(groupId) });
  const withoutQuery = (queryId: number) =>
    (["ownership", "modifying"] as const)
      .filter((kind) => isOf(kind, own, queryId))
      .map((kind) => ({ queryId, kind, ...leftBy({ kind, queryId, userId: user.id }) }));
  return {
    withoutMembership: groups
      .map(({ group: { id } }) => ({
        ...named(id),
        ...leftBy({ kind: "membership", userId: user.id, groupId: id }),
        times: user.groups?.filter((groupId) => groupId === id).length ?? 0,
      }))
      .filter(({ groupId, left }) => matters.has(groupId) || differs(left, access)),
    withoutGrant: groups
      .filter(({ grants }) => grants.has(place) && grants.get(place) !== "unknown")
      .map(({ group: { id } }) => ({
        ...named(id),
        ...leftBy({ kind: "grant", groupId: id, dataSourceId }),
      })),
    withoutQuery: access.ownQueries === null ? [] : queriesTo(own, place).flatMap(withoutQuery),
  };
}

/** A group may matter by letting its members edit queries of their own, which stands in no path. */
function differs(left: Access, access: Access): boolean {
  return left.level !== access.level || (left.ownQueries === null) !== (access.ownQueries === null);
}

function isOf(
  kind: QueryRemoval["kind"],
  { owned, modifiable, movable }: UserEntry["own"],
  queryId: number,
): boolean {
  const lists = kind === "ownership" ? [movable, ...owned.values()] : [...modifiable.values()];
  return lists.some((ids) => ids.includes(queryId));
}
