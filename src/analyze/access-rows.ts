import type { Indexed } from "../graph/access-graph.js";
import type { Access, AccessRow } from "../graph/types.js";
import { accessWords, LISTS_KEPT } from "../graph/words.js";
import { remember } from "../model/remember.js";
import type { Account, DataSource } from "../model/snapshot.js";
import type { Cell } from "../model/table.js";
import { adminCell, dataSourceCells, idList, UNKNOWN, userCells, yesNo } from "./cells.js";
import { rowIdStarts } from "./row-id.js";
import type { Use } from "./use.js";

/**
 * The names of the columns of effective-access. They stand here beside what fills them, so that the page, which writes
 * the same rows, need not carry what the table says of each.
 */
export const ACCESS_COLUMNS = [
  ...(["user_id", "user_email", "user_name", "user_status", "admin"] as const),
  ...(["data_source_id", "data_source_name", "data_source_type"] as const),
  ...(["level", "abilities", "access_now", "grant_groups", "permission_groups", "access_in_words"] as const),
  "row_id",
  ...(["grant_group_ids", "permission_group_ids", "run_any_as_owner"] as const),
  ...(["through_queries", "level_through_groups"] as const),
  "last_executed_at",
  ...(["manager", "department", "job_title", "worker_type"] as const),
] as const;

/** How many verdicts are kept: most of a usual organisation's, and a bound for a large one. */
const KEPT = 1_000;
/** How many groups are kept that alone grant something: mostly all. */
const GROUPS_KEPT = 4_000;

/** What rows of effective access are made of: a report's, or those that somebody picked in the page. */
export interface AccessRowsInput {
  readonly organisation: string;
  readonly dataSources: readonly DataSource[];
  readonly graph: Indexed;
  readonly groupLabel: (groupId: number) => string;
  /** The cells of the columns `PERSON`. */
  readonly personOf: (userId: number) => readonly Cell[];
  readonly use: Use;
}

/**
 * The rows of effective-access for these users, in the order of its columns.
 * @param accessOf those of one user
 */
export function* accessRows(
  users: Iterable<Account>,
  input: AccessRowsInput,
  accessOf: (userId: number) => readonly AccessRow[],
): Iterable<readonly Cell[]> {
  const { graph, personOf, use } = input;
  const dataSources = new Map(input.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const cellsOf = remember(
    KEPT,
    verdictCells(input.groupLabel, (cell) => cell),
  );
  const startOf = rowIdStarts(input.organisation);
  for (const user of users) {
    const who = whoCells(graph, user);
    const person = personOf(user.id);
    const executed = use.ofUser(user.id);
    const rowId = startOf(user.id);
    for (const { dataSourceId, access } of accessOf(user.id)) {
      const { before, after } = cellsOf(access);
      const source = dataSources.get(dataSourceId) ?? [];
      const last = executed.get(dataSourceId) ?? use.without;
      yield [...who, ...source, ...before, `${rowId}${dataSourceId}`, ...after, last, ...person];
    }
  }
}

/** The cells of the columns `USER` and `ADMIN`. */
export function whoCells(graph: Indexed, user: Account): readonly Cell[] {
  return [...userCells(user), adminCell(graph, user.id)];
}

/** What rests on the verdict alone, and so comes again: before the row id, and after it. */
export interface VerdictCells<Written> {
  readonly before: readonly Written[];
  readonly after: readonly Written[];
}

/** @param write what becomes of a cell: those that come again for a user, or for a group, are written once. */
export function verdictCells<Written>(
  groupLabel: AccessRowsInput["groupLabel"],
  write: (cell: Cell) => Written,
): (access: Access) => VerdictCells<Written> {
  const inWords = accessWords(groupLabel);
  const named = (groupIds: readonly number[]) => ({
    labels: write(groupIds.map(groupLabel)),
    ids: write(idList(groupIds)),
  });
  const alone = remember(GROUPS_KEPT, (groupId: number) => named([groupId]));
  const permitting = remember(LISTS_KEPT, named);
  const known = remember(KEPT, write);
  const withoutQueries = write([]);
  return (access) => {
    const { level, abilities, now, grants, permissionGroups, runAnyAsOwner, groupLevel } = access;
    const [first] = grants;
    const granted =
      grants.length === 1 && first !== undefined
        ? alone(first.groupId)
        : named(grants.map(({ groupId }) => groupId));
    const permitted = permitting(permissionGroups);
    const words = write(inWords(access));
    const able = known(abilities);
    const owned = known(yesNo(runAnyAsOwner));
    const cell = queriesCell(access);
    const queries = cell === null ? withoutQueries : write(cell);
    return {
      before: [known(level), able, known(now), granted.labels, permitted.labels, words],
      after: [granted.ids, permitted.ids, owned, queries, known(groupLevel)],
    };
  };
}

/** Ids of own queries, and where some were not read, that. null: the pair has none. */
function queriesCell({ ownQueries, maybeMoreQueries }: Access): readonly string[] | null {
  if (ownQueries === null) return maybeMoreQueries ? [UNKNOWN] : null;
  return [...idList(ownQueries.queryIds), ...(ownQueries.byNewQuery ? ["a new query"] : [])];
}
